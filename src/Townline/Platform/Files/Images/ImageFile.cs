namespace Townline.Platform.Files.Images;

/// <summary>A picture that was read through to its end without decoding it.</summary>
/// <param name="Width">Pixels, before turning by the orientation.</param>
/// <param name="Height">Pixels, before turning by the orientation.</param>
/// <param name="Facts">What the camera wrote: where, when, which way up.</param>
/// <param name="Published">The same picture without anything but the picture.</param>
internal sealed record ImageFile(int Width, int Height, PhotoFacts Facts, Rendition Published)
{
    private const int LongestSide = 65_535;

    /// <exception cref="RefusedFileException">The picture is empty or larger than allowed.</exception>
    public static void CheckSize(long width, long height, long mostPixels)
    {
        if (width <= 0 || height <= 0)
        {
            throw new RefusedFileException(Refusal.Damaged);
        }

        if (width > LongestSide || height > LongestSide || width * height > mostPixels)
        {
            throw new RefusedFileException(Refusal.TooManyPixels);
        }
    }
}
