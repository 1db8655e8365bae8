using System.Text;
using Townline.Channels.Email.Mime.Charsets;

namespace Townline.Tests.Channels.Email.Mime.Charsets;

public class CharsetTests
{
    private static byte[] In(int codePage, string text) => CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetBytes(text);

    [Theory]
    [InlineData("iso-8859-1", 1252, "Straße für €5")]
    [InlineData("ISO_8859-15", 28605, "Straße für €5")]
    [InlineData("iso-8859-2", 28592, "Żółty krzyż")]
    [InlineData("iso-8859-5", 28595, "Улица темна")]
    [InlineData("iso-8859-6", 28596, "شارع")]
    [InlineData("iso-8859-7", 28597, "Δρόμος")]
    [InlineData("iso-8859-8-i", 28598, "רחוב")]
    [InlineData("iso-8859-9", 28599, "Sokağı")]
    [InlineData("windows-1250", 1250, "Příliš žluťoučký")]
    [InlineData("cp1251", 1251, "Улица темна")]
    [InlineData("Windows-1252", 1252, "“Straße” – €5")]
    [InlineData("windows-1256", 1256, "الشارع مظلم")]
    [InlineData("windows-1258", 1258, "Đươ\u0300ng")]
    [InlineData("koi8-r", 20866, "Улица темна")]
    [InlineData("gb2312", 936, "镕基路灯坏了")]
    [InlineData("GBK", 936, "路灯坏了")]
    [InlineData("gb18030", 54936, "路灯坏了㐀")]
    [InlineData("big5", 950, "路燈壞了")]
    [InlineData("ks_c_5601-1987", 949, "가로등이 꺼졌습니다 똠")]
    [InlineData("euc-kr", 949, "가로등")]
    [InlineData("shift_jis", 932, "街灯が消えています①")]
    [InlineData("euc-jp", 51932, "街灯が消えています")]
    [InlineData("iso-2022-jp", 50221, "街灯が消えています")]
    [InlineData("iso-2022-kr", 50225, "가로등")]
    [InlineData("hz-gb-2312", 52936, "路灯坏了")]
    [InlineData("tis-620", 874, "ถนน")]
    public void A_charset_is_read_by_its_label(string label, int codePage, string text) =>
        Assert.Equal(text, Mails.Text(label, In(codePage, text)).Text);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("UTF8")]
    [InlineData("\"utf-8\"")]
    [InlineData("iso-8859-1")]
    [InlineData("windows-1251")]
    [InlineData("us-ascii")]
    [InlineData("gb2312")]
    [InlineData("x-nobody-knows")]
    [InlineData("unknown-8bit")]
    [InlineData("")]
    public void Utf8_is_read_whatever_the_label_says(string label) => Assert.Equal("Straße 路灯", Mails.Text(label, Encoding.UTF8.GetBytes("Straße 路灯")).Text);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("us-ascii")]
    [InlineData("")]
    [InlineData("x-nobody-knows")]
    public void What_is_not_utf8_and_not_known_is_windows_1252(string label) => Assert.Equal("Straße – €5", Mails.Text(label, In(1252, "Straße – €5")).Text);

    [Theory]
    [InlineData("us-ascii")]
    [InlineData("utf-8")]
    [InlineData("iso-8859-1")]
    [InlineData("")]
    public void Japanese_without_label_is_known_by_its_escapes(string label) => Assert.Equal("街灯が消えています", Mails.Text(label, In(50221, "街灯が消えています")).Text);

    [Fact]
    public void A_cut_character_spoils_only_itself() => Assert.Equal("Straße, Straße, Stra\uFFFD", TextDecoder.Decode("utf-8", Encoding.UTF8.GetBytes("Straße, Straße, Straß")[..^1]));

    [Theory]
    [InlineData("Hi Mom -+Jjo--!", "Hi Mom -☺-!")]
    [InlineData("A+ImIDkQ.", "A≢Α.")]
    [InlineData("1 +- 1", "1 + 1")]
    [InlineData("Stra+AN8-e", "Straße")]
    [InlineData("+2D3eAA-", "😀")]
    [InlineData("+2D0-", "\uFFFD")]
    [InlineData("end +", "end +")]
    public void Utf7_is_read(string raw, string text) => Assert.Equal(text, Mails.Text("utf-7", Encoding.ASCII.GetBytes(raw)).Text);

    [Theory]
    [InlineData("utf-16", 1200)]
    [InlineData("utf-16le", 1200)]
    [InlineData("utf-16be", 1201)]
    public void Utf16_is_read(string label, int codePage) => Assert.Equal("Straße", TextDecoder.Decode(label, Encoding.GetEncoding(codePage).GetBytes("Straße")));

    [Fact]
    public void Null_bytes_and_a_byte_order_mark_are_left_out() => Assert.Equal("ab", TextDecoder.Decode("utf-8", "\uFEFFa\0b"u8));

    [Fact]
    public void Html_names_its_charset_itself_where_the_header_does_not()
    {
        var mail = Townline.Channels.Email.Mime.MailParser.Parse((byte[])[.. Mails.Bytes("Content-Type: text/html", "", ""), .. In(1251, "<meta charset='windows-1251'>Улица темна")]);
        Assert.Equal("Улица темна", mail.Text);
    }
}
