using SmartMoney.Core.Filings;
using Xunit;

namespace SmartMoney.Core.Tests.Filings;

public sealed class OfficerTitleTests
{
    [Theory]
    [InlineData("Chief Executive Officer")]
    [InlineData("CHIEF FINANCIAL OFFICER")]
    [InlineData("Chief Compliance Ofcr.")]
    [InlineData("Chief Legal Ofc")]
    [InlineData("Chief Acctg. Ofr.")]
    [InlineData("Chief Operating Off.")]
    [InlineData("EVP and Chief People & Culture Officer")]
    [InlineData("Co-Chief Investment Officers")]
    [InlineData("Principal Executive Officer")]
    [InlineData("Principal Accounting Off.")]
    [InlineData("VP, Principal Financial Officer")]
    [InlineData("CEO")]
    [InlineData("C.E.O.")]
    [InlineData("Co-CEO")]
    [InlineData("EVP & CFO")]
    [InlineData("SVP/CIO")]
    [InlineData("Exec. VP, C.O.O.")]
    [InlineData("CTO")]
    [InlineData("CMO")]
    [InlineData("CAO")]
    [InlineData("CRO")]
    [InlineData("CLO")]
    [InlineData("CPO")]
    [InlineData("CSO")]
    [InlineData("CDO")]
    [InlineData("CCO")]
    [InlineData("CBO")]
    [InlineData("CGO")]
    [InlineData("CQO")]
    [InlineData("CHRO")]
    [InlineData("CISO")]
    [InlineData("President")]
    [InlineData("President & CEO")]
    [InlineData("Group President")]
    [InlineData("Presidents Europe")]
    [InlineData("Pres.")]
    [InlineData("Div. President, GYN Surgical")]
    [InlineData("Pres-Americas")]
    [InlineData("Vice President, then President")]
    [InlineData("Vice Chairman and President")]
    public void These_are_of_c_level(string title)
    {
        Assert.True(OfficerTitle.IsChiefLevel($"officer: {title}"), title);
        Assert.True(OfficerTitle.IsChiefLevel($"director, officer: {title}"), title);
    }

    [Theory]
    [InlineData("Senior Vice-President")]
    [InlineData("SrVicePresident")]
    [InlineData("SrVice President")]
    [InlineData("SeniorVice-President")]
    [InlineData("Vice President")]
    [InlineData("VICE PRESIDENT")]
    [InlineData("VicePresident")]
    [InlineData("Vice - President")]
    [InlineData("Executive Vice  President")]
    [InlineData("Vice Pres.")]
    [InlineData("V President")]
    [InlineData("V-Pres")]
    [InlineData("V. Pres.")]
    [InlineData("VPres")]
    [InlineData("Senior Vice Presidents, Sales")]
    [InlineData("EVP")]
    [InlineData("SVP")]
    [InlineData("V.P.")]
    [InlineData("Chief of Staff")]
    [InlineData("Chief Executive - Europe")]
    [InlineData("Office of the Chief")] // the word before, not after
    [InlineData("Officer in Chief")]
    [InlineData("Mischief Officer")]
    [InlineData("Principal Engineer")]
    [InlineData("Principal Operating Officer")]
    [InlineData("Principal Accounting and Tax Officer")] // not directly followed
    [InlineData("Principal Executive")]
    [InlineData("CEOs Assistant")] // CEOS is another word
    [InlineData("Presiding Director")]
    [InlineData("General Counsel")]
    [InlineData("Former")]
    public void These_are_not(string title) => Assert.False(OfficerTitle.IsChiefLevel($"officer: {title}"), title);

    [Theory]
    [InlineData("")]
    [InlineData("director")]
    [InlineData("CEO")] // no officer's title
    [InlineData("director, 10 percent owner")]
    [InlineData("officer")]
    [InlineData("officer: ")]
    [InlineData("CEO director, officer: Treasurer")]
    public void Only_an_officer_s_title_counts(string role) => Assert.False(OfficerTitle.IsChiefLevel(role));
}
