namespace SmartMoney.Cli.Usage;

/// <summary>The scripts that complete commands and options in a shell. They ask the command itself what is possible.</summary>
internal static class CompletionScript
{
    private const string Bash = """
        # smartmoney: completion for bash. Add to ~/.bashrc: eval "$(smartmoney completion bash)"
        _smartmoney() {
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$(smartmoney "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _smartmoney smartmoney

        """;

    private const string Zsh = """
        # smartmoney: completion for zsh. Add to ~/.zshrc, after compinit: eval "$(smartmoney completion zsh)"
        _smartmoney() {
            local -a candidates
            candidates=("${(@f)$(smartmoney "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            [[ -n "${candidates[*]}" ]] && compadd -a candidates || _files
        }
        compdef _smartmoney smartmoney

        """;

    private const string PowerShell = """
        # smartmoney: completion for PowerShell. Add to $PROFILE: smartmoney completion powershell | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName smartmoney -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            smartmoney "[suggest:$cursorPosition]" "$commandAst" |
                Where-Object { $_ -like "$wordToComplete*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }

        """;

    /// <summary>The shells.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "powershell"];

    /// <summary>The script of a shell.</summary>
    public static string Of(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        _ => PowerShell,
    };
}
