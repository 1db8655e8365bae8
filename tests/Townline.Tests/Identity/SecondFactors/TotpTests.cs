using System.Text;
using Townline.Identity.SecondFactors;

namespace Townline.Tests.Identity.SecondFactors;

public class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>The examples of RFC 6238, appendix B, the last six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Fact]
    public void A_clock_may_be_half_a_minute_off_and_no_more()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        foreach (var (seconds, good) in new[] { (-60, false), (-30, true), (0, true), (30, true), (60, false) })
        {
            var step = Totp.StepAt(now.AddSeconds(seconds));
            Assert.Equal(good ? step : null, Totp.StepOf(Secret, Totp.Code(Secret, step), now));
        }
    }

    [Theory]
    [InlineData("123 456", "123456")]
    [InlineData(" 123456\t", "123456")]
    [InlineData("12345", null)]
    [InlineData("1234567", null)]
    [InlineData("12345a", null)]
    [InlineData("١٢٣٤٥٦", null)]
    public void Six_digits_are_read_however_they_are_spaced(string typed, string? code) => Assert.Equal(code, Totp.Read(typed));

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Secrets_are_written_as_RFC_4648_says(string bytes, string text) => Assert.Equal(text, Base32.Encode(Encoding.ASCII.GetBytes(bytes)));

    [Fact]
    public void A_recovery_code_is_read_however_it_is_typed()
    {
        var code = RecoveryCodes.Make();
        Assert.Matches("^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$", code);
        Assert.Equal(RecoveryCodes.Read(code), RecoveryCodes.Read(code.ToLowerInvariant().Replace('-', ' ')));
        Assert.Equal("OIBAAAAAAAAAAAAA", RecoveryCodes.Read("018A AAAA AAAA AAAA"));
        Assert.Null(RecoveryCodes.Read("ABCD-EFGH"));
        Assert.Null(RecoveryCodes.Read("ABCD-EFGH-9999-AAAA"));
    }
}
