using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Townline.Platform.Files;

namespace Townline.Tests.Platform.Files;

public class FileNameTests
{
    [Theory]
    [InlineData("IMG_0042.JPG", "IMG_0042.jpg")]
    [InlineData("photo.jpeg", "photo.jpeg")]
    [InlineData("IMG_0042.heic", "IMG_0042.heic.jpg")]
    [InlineData("../../etc/passwd", "passwd.jpg")]
    [InlineData(@"C:\Pictures\lamp.jpg", "lamp.jpg")]
    [InlineData("evil.php\0.jpg", "evil.php.jpg")]
    [InlineData("photo.jpg.exe", "photo.jpg.exe.jpg")]
    [InlineData("\u202Egpj.exe", "gpj.exe.jpg")]
    [InlineData("a\r\nSet-Cookie: x=1.jpg", "aSet-Cookie_ x=1.jpg")]
    [InlineData("say \"cheese\"; *.jpg", "say _cheese__ _.jpg")]
    [InlineData("CON", "_CON.jpg")]
    [InlineData("com1.jpg", "_com1.jpg")]
    [InlineData("..", "file.jpg")]
    [InlineData("...jpg", "jpg.jpg")]
    [InlineData("", "file.jpg")]
    [InlineData(null, "file.jpg")]
    [InlineData("   lamp   post  .jpg ", "lamp post.jpg")]
    [InlineData("farola rota – año.jpg", "farola rota – año.jpg")]
    [InlineData("街灯.jpg", "街灯.jpg")]
    [InlineData(".htaccess", "htaccess.jpg")]
    public void A_name_is_made_safe(string? given, string expected) => Assert.Equal(expected, FileName.Clean(given, FileType.Jpeg));

    [Fact]
    public void A_long_name_is_cut_between_characters_and_keeps_its_extension()
    {
        var name = FileName.Clean(new string('é', 300) + ".jpg", FileType.Jpeg);

        Assert.EndsWith("é.jpg", name, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(name), FileName.MostBytes - 3, FileName.MostBytes);
    }

    [Fact]
    public void Whatever_is_given_the_name_is_short_printable_of_one_part_and_stays_as_it_is() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), given =>
        {
            var name = FileName.Clean(given, FileType.Pdf);
            return name.EndsWith(".pdf", StringComparison.Ordinal)
                && Encoding.UTF8.GetByteCount(name) <= FileName.MostBytes
                && !name.Any(letter => char.IsControl(letter) || "/\\<>:\"|?*%;".Contains(letter, StringComparison.Ordinal))
                && FileName.Clean(name, FileType.Pdf) == name;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
}
