using Townline.Platform.Files;
using Townline.Platform.Files.Images;

namespace Townline.Tests.Platform.Files;

/// <summary>Short forms for what nearly every test of files does.</summary>
internal static class Inspect
{
    public static Inspection File(byte[] bytes) => FileInspector.Inspect(new MemoryStream(bytes), FileLimits.Default);

    public static FileType Type(byte[] bytes) => Assert.IsType<Inspection.Accepted>(File(bytes)).Type;

    public static ImageFile Image(byte[] bytes) => Assert.IsType<Inspection.Accepted>(File(bytes)).Image!;

    public static Refusal Refusal(byte[] bytes) => Assert.IsType<Inspection.Refused>(File(bytes)).Reason;

    public static byte[] Published(byte[] bytes)
    {
        var published = new MemoryStream();
        var image = Image(bytes);
        image.Published.CopyTo(new MemoryStream(bytes), published);
        Assert.Equal(image.Published.Length, published.Length);
        return published.ToArray();
    }

    public static bool Holds(this byte[] bytes, ReadOnlySpan<byte> part) => bytes.AsSpan().IndexOf(part) >= 0;
}
