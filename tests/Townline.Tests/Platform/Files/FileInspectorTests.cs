using System.Text;
using Townline.Platform.Files;
using Townline.Tests.Platform.Files.Images;

namespace Townline.Tests.Platform.Files;

public class FileInspectorTests
{
    public static TheoryData<string, byte[]> Taken => new()
    {
        { "jpeg", TestJpeg.Of() },
        { "png", TestPng.Of() },
        { "gif", TestGif.Of() },
        { "webp", TestWebp.Simple },
        { "heic", TestHeic.Of() },
        { "pdf", "%PDF-1.7\n1 0 obj\n%%EOF\n"u8.ToArray() },
        { "text", "The lamp has been out since Monday.\r\n"u8.ToArray() },
        { "text", Encoding.Latin1.GetBytes("La farola lleva un año apagada") },
        { "text", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("in UTF-16 – 灯")] },
    };

    public static TheoryData<string, byte[]> NotTaken => new()
    {
        { nameof(Refusal.Empty), [] },
        { nameof(Refusal.Svg), "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray() },
        { nameof(Refusal.Svg), "<?xml version='1.0'?><!-- a comment --><svg/>"u8.ToArray() },
        { nameof(Refusal.Svg), [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<svg/>")] },
        { nameof(Refusal.Html), "  <!DOCTYPE html><p>hello"u8.ToArray() },
        { nameof(Refusal.Html), "hello <SCRIPT>alert(1)</SCRIPT>"u8.ToArray() },
        { nameof(Refusal.Program), "MZ\u0090\0\u0003\0"u8.ToArray() },
        { nameof(Refusal.Program), "\u007FELF\u0002\u0001"u8.ToArray() },
        { nameof(Refusal.Program), "#!/bin/sh\nrm -rf /"u8.ToArray() },
        { nameof(Refusal.Archive), [0x1F, 0x8B, 8, 0] },
        { nameof(Refusal.Archive), [.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C, 0] },
        { nameof(Refusal.OldOffice), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1] },
        { nameof(Refusal.OldOffice), @"{\rtf1 hello}"u8.ToArray() },
        { nameof(Refusal.Video), [0, 0, 0, 24, .. "ftypmp42"u8, 0, 0, 0, 0, .. "isommp42"u8] },
        { nameof(Refusal.UnsupportedPicture), [0, 0, 0, 24, .. "ftypavif"u8, 0, 0, 0, 0, .. "mif1avif"u8] },
        { nameof(Refusal.UnsupportedPicture), "II*\0\u0008\0\0\0"u8.ToArray() },
        { nameof(Refusal.UnsupportedPicture), "BM\0\0\0\0"u8.ToArray() },
        { nameof(Refusal.Truncated), "%PDF-1.7\n1 0 obj\n"u8.ToArray() },
        { nameof(Refusal.Unknown), [1, 2, 3, 4, 5, 6, 7, 8] },
        { nameof(Refusal.Unknown), [.. "text that turns binary"u8, .. new byte[2000]] },
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public void The_content_says_what_a_file_is(string code, byte[] bytes) => Assert.Equal(code, Inspect.Type(bytes).Code);

    [Theory]
    [MemberData(nameof(NotTaken))]
    public void What_is_not_taken_is_refused_with_its_reason(string reason, byte[] bytes) => Assert.Equal(reason, Inspect.Refusal(bytes).ToString());

    [Fact]
    public void Each_kind_has_its_own_limit_of_size()
    {
        var limits = new FileLimits { ImageBytes = 100, OtherBytes = 10 };

        Assert.Equal(new Inspection.Refused(Refusal.TooLarge), FileInspector.Inspect(new MemoryStream(TestJpeg.Of()), limits));
        Assert.Equal(new Inspection.Refused(Refusal.TooLarge), FileInspector.Inspect(new MemoryStream("eleven char"u8.ToArray()), limits));
        Assert.Equal(100, limits.AnyBytes);
    }

    [Fact]
    public void Every_refusal_has_a_sentence_in_both_languages()
    {
        foreach (var language in new[] { "en", "es" })
        {
            var words = WordsOf(language);
            Assert.All(Enum.GetValues<Refusal>(), refusal => Assert.Contains(refusal.Key(), words.Keys));
        }
    }

    private static Dictionary<string, string> WordsOf(string language)
    {
        var assembly = typeof(FileType).Assembly;
        using var stream = assembly.GetManifestResourceStream($"Townline.Platform.Files.Words.{language}.json")!;
        return System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
