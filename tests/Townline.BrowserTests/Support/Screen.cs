namespace Townline.BrowserTests.Support;

/// <summary>A window size, in CSS pixels.</summary>
public sealed record Screen(int Width, int Height)
{
    /// <summary>The narrowest phone that must work.</summary>
    public static Screen Phone { get; } = new(320, 640);

    public static Screen Desktop { get; } = new(1280, 900);

    public static TheoryData<Screen> All => [Phone, Desktop];

    public override string ToString() => $"{Width}px";
}
