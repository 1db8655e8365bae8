namespace Townline.Tests.Platform.Files.Images;

internal static class TestHeic
{
    public static byte[] Of() =>
        [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, 0, 0, 0, 12, .. "meta"u8, 0, 0, 0, 0, 0, 0, 0, 12, .. "mdat"u8, 1, 2, 3, 4];
}
