#!/usr/bin/env bash
# Compiles and lints the templates with the Bicep compiler from NuGet. Any output is a failure.
set -euo pipefail
cd "$(dirname "$0")"

dotnet restore tools/Bicep.csproj --verbosity quiet
packages="$(dotnet msbuild tools/Bicep.csproj -getProperty:NuGetPackageRoot)"
version="$(dotnet msbuild tools/Bicep.csproj -getProperty:BicepVersion)"
bicep="$packages/azure.bicep.commandline.linux-x64/$version/tools/bicep"
chmod +x "$bicep"

said="$(mktemp)"
trap 'rm -f "$said"' EXIT
check() {
    if ! "$bicep" "$@" >/dev/null 2>"$said" || [ -s "$said" ]; then
        cat "$said" >&2
        exit 1
    fi
}

check build --stdout main.bicep
check build-params --stdout main.bicepparam
for file in *.bicep *.bicepparam modules/*.bicep; do
    "$bicep" format --stdout "$file" | diff "$file" - || { echo "infra/$file is not formatted" >&2; exit 1; }
done
echo "infra: compiled and linted without a warning"
