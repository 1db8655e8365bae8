using System.Text;
using Townline.Channels.Email.Mime.Encodings;

namespace Townline.Tests.Channels.Email.Mime.Encodings;

public class TransferEncodingTests
{
    private static string Decoded(string label, string body) => Encoding.UTF8.GetString(TransferEncoding.Decode(label, Encoding.UTF8.GetBytes(body)).Span);

    [Theory]
    [InlineData("7bit")]
    [InlineData("8bit")]
    [InlineData("binary")]
    [InlineData("x-nobody-knows")]
    [InlineData("")]
    public void Where_nothing_is_encoded_nothing_is_decoded(string label) => Assert.Equal("a =41 b\r\n", Decoded(label, "a =41 b\r\n"));

    [Theory]
    [InlineData("Stra=C3=9Fe", "Straße")]
    [InlineData("Stra=c3=9fe", "Straße")]
    [InlineData("one =\r\nline", "one line")]
    [InlineData("one =\nline", "one line")]
    [InlineData("one = \t\r\nline", "one line")]
    [InlineData("1 = 1, =ZZ, =4", "1 = 1, =ZZ, =4")]
    [InlineData("end=", "end")]
    public void Quoted_printable_is_read_and_what_is_no_escape_is_kept(string body, string text) => Assert.Equal(text, Decoded("Quoted-Printable", body));

    [Theory]
    [InlineData("U3RyYcOfZQ==", "Straße")]
    [InlineData("U3Ry\r\nYcOf\r\nZQ==\r\n", "Straße")]
    [InlineData("U3RyYcOfZQ", "Straße")]
    [InlineData("U3RyYcOfZSBTdHJhw59lIFN0!cmHDn2U=", "Straße Straße Straße")]
    [InlineData("U3RyYcOfZQ==LCBVZmVy", "Straße, Ufer")]
    [InlineData("U3RyYcOfZQ==\r\n\r\n--\r\n", "Straße")]
    [InlineData("", "")]
    public void Base64_is_read_also_when_damaged(string body, string text) => Assert.StartsWith(text, Decoded("base64", body), StringComparison.Ordinal);

    [Fact]
    public void Plain_text_that_calls_itself_base64_is_plain_text() => Assert.Equal("The lamp in Elm Street is dark.", Decoded("base64", "The lamp in Elm Street is dark."));

    [Theory]
    [InlineData("x-uuencode")]
    [InlineData("uuencode")]
    [InlineData("X-UUE")]
    public void Uuencode_is_read(string label) => Assert.Equal("The lamp is dark.", Decoded(label, "begin 644 lamp.txt\r\n15&AE(&QA;7`@:7,@9&%R:RX`\r\n`\r\nend\r\n"));

    [Fact]
    public void The_name_of_a_uuencoded_file_stands_on_its_first_line()
    {
        var mail = Mails.Parse("Content-Type: application/octet-stream", "Content-Transfer-Encoding: x-uuencode", "", "begin 644 lamp.txt", "15&AE(&QA;7`@:7,@9&%R:RX`", "`", "end");
        Assert.Equal(("lamp.txt", 17), (Assert.Single(mail.Attachments).FileName, mail.Attachments[0].Content.Length));
    }

    [Fact]
    public void Text_that_calls_itself_uuencoded_is_text() => Assert.Equal("begin now", Decoded("x-uuencode", "begin now"));
}
