using System.Buffers.Binary;
using Townline.Platform.Files;

namespace Townline.Tests.Platform.Files.Documents;

public class OfficeFileTests
{
    [Fact]
    public void Documents_are_known_by_their_content()
    {
        Assert.Equal(FileType.Docx, Inspect.Type(TestOffice.Docx()));
        Assert.Equal(FileType.Odt, Inspect.Type(TestOffice.Odt()));
    }

    [Fact]
    public void Any_other_packed_file_is_an_archive() =>
        Assert.Equal(Refusal.Archive, Inspect.Refusal(TestOffice.Zip(("photo.jpg", [1, 2, 3]))));

    [Fact]
    public void A_document_that_unpacks_to_far_more_than_it_weighs_is_refused()
    {
        var bomb = TestOffice.Docx(("word/a.xml", new byte[110_000_000]), ("word/b.xml", new byte[110_000_000]));

        Assert.InRange(bomb.Length, 0, FileLimits.Default.OtherBytes);
        Assert.Equal(Refusal.Bomb, Inspect.Refusal(bomb));
    }

    [Fact]
    public void An_entry_that_lies_about_its_size_is_found_out_by_unpacking()
    {
        var liar = TestOffice.Docx(("word/a.xml", new byte[1_234_567]));
        for (int at; (at = liar.AsSpan().IndexOf(BitConverter.GetBytes(1_234_567))) >= 0;)
        {
            BinaryPrimitives.WriteInt32LittleEndian(liar.AsSpan(at), 1000);
        }

        Assert.Equal(Refusal.Damaged, Inspect.Refusal(liar));
    }

    [Fact]
    public void An_entry_that_stands_there_twice_is_refused() =>
        Assert.Equal(Refusal.Damaged, Inspect.Refusal(TestOffice.Docx(("word/Document.xml", [1]))));

    [Theory]
    [InlineData("word/vbaProject.bin")]
    [InlineData("Basic/Standard/script-lb.xml")]
    public void Macros_are_refused(string entry) => Assert.Equal(Refusal.Macros, Inspect.Refusal(TestOffice.Docx((entry, [1]))));

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("word\\..\\..\\x")]
    [InlineData("c:x")]
    public void Names_that_climb_out_are_refused(string entry) => Assert.Equal(Refusal.Damaged, Inspect.Refusal(TestOffice.Docx((entry, [1]))));

    [Fact]
    public void Something_hung_on_behind_or_before_is_refused()
    {
        Assert.Equal(Refusal.Truncated, Inspect.Refusal([.. TestOffice.Docx(), .. "<html>"u8]));
        Assert.Equal(Refusal.Damaged, Inspect.Refusal([.. "PK\u0003\u0004"u8, .. TestOffice.Docx()]));
    }

    [Fact]
    public void A_directory_of_a_hundred_thousand_names_is_never_read()
    {
        var names = Enumerable.Range(0, 100_000).Select(n => ($"{n}", Array.Empty<byte>())).ToArray();
        Assert.Equal(Refusal.Archive, Inspect.Refusal(TestOffice.Docx(names)));
    }
}
