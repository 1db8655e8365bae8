using System.Diagnostics;
using Townline.Channels.Email.Dkim;
using Townline.Channels.Email.Mime.Addresses;
using Townline.Channels.Email.Mime.Writing;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Outgoing;

/// <summary>A real checker finds our signatures good, and those of mails that were changed bad.</summary>
public class SigningTests
{
    private static readonly string Key = DkimKey.New();

    private static readonly OutgoingMail Mail = new()
    {
        From = new MailAddress("Ciudad", "desk@town.example"),
        To = [new MailAddress("Rosa Díaz", "rosa@example.org")],
        ReplyTo = new MailAddress("", "desk+r-1-x@town.example"),
        Subject = "Re: Farola apagada en la esquina de la calle Mayor con la avenida de los Álamos [TL-17]",
        Date = new DateTimeOffset(2026, 11, 23, 9, 5, 0, TimeSpan.FromHours(-5)),
        MessageId = "<1.2.x@town.example>",
        References = ["<a@mail.example>", "<b@mail.example>"],
        Text = "Gracias.\n\n.\n  two  blanks \n\n\n",
        Html = "<p>Gracias.</p>",
    };

    [FactNeeding("opendkim")]
    public async Task A_signed_mail_is_good_also_after_relays_have_touched_blanks_and_bad_when_words_changed()
    {
        var signed = System.Text.Encoding.ASCII.GetString(new DkimSigner("town.example", "townline", Key).Sign(MailWriter.Write(Mail).Bytes));

        Assert.Equal("pass", await Check(signed));
        Assert.Equal("pass", await Check("Received: from x by y; Mon, 23 Nov 2026 09:05:01 -0500\r\n" + signed.Replace("To: =?", "to:   =?", StringComparison.Ordinal) + "\r\n\r\n"));
        Assert.Equal("fail", await Check(signed.Replace("Gracias", "Gratis", StringComparison.Ordinal)));
        Assert.Equal("fail", await Check(signed.Replace("[TL-17]", "[TL-18]", StringComparison.Ordinal)));
        Assert.Equal("fail", await Check("From: evil@town.example\r\n" + signed));
    }

    [Fact]
    public void Blanks_and_folds_count_as_the_standard_has_it()
    {
        // The examples of RFC 6376, 3.4.5.
        Assert.Equal("a:X", Relaxed.Field("A: X "));
        Assert.Equal("b:Y Z", Relaxed.Field("B : Y\t\r\n\tZ  "));
        Assert.Equal(" C\r\nD E\r\n", Relaxed.Body(" C \r\nD \t E\r\n\r\n\r\n"));
        Assert.Equal("", Relaxed.Body("\r\n\r\n"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")]
    public void What_is_no_private_key_is_none(string pem)
    {
        Assert.False(DkimKey.IsKey(pem));
        using var key = System.Security.Cryptography.RSA.Create(2048);
        Assert.False(DkimKey.IsKey(key.ExportRSAPublicKeyPem()));
        Assert.True(DkimKey.IsKey(Key));
    }

    /// <returns>What opendkim says of the signature.</returns>
    private static async Task<string> Check(string mail)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["keys"], $"townline._domainkey.town.example {DkimKey.Record(Key)}\n");
        await File.WriteAllTextAsync(folder["conf"], $"Mode v\nTestPublicKeys {folder["keys"]}\n");
        await File.WriteAllTextAsync(folder["mail"], mail);
        using var process = Process.Start(new ProcessStartInfo("opendkim", ["-x", folder["conf"], "-vvv", "-t", folder["mail"]]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var said = await output + await errors;
        return said.Contains("dkim=pass", StringComparison.Ordinal) ? "pass" : said.Contains("dkim=fail", StringComparison.Ordinal) ? "fail" : said;
    }
}
