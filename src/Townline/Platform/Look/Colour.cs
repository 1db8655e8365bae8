using System.Globalization;

namespace Townline.Platform.Look;

/// <summary>A colour of the screen, with the arithmetic that WCAG 2 does on it.</summary>
/// <param name="Red">0-255.</param>
/// <param name="Green">0-255.</param>
/// <param name="Blue">0-255.</param>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    public static readonly Colour White = new(255, 255, 255);
    public static readonly Colour Black = new(0, 0, 0);
    public static readonly Colour Ink = new(0x12, 0x26, 0x2b);

    /// <summary>The palest background that links stand on.</summary>
    public static readonly Colour Tint = new(0xee, 0xf5, 0xf6);

    /// <summary>Reads <c>#0b5c6b</c> (six hex digits, with or without #).</summary>
    public static bool TryParse(string? text, out Colour colour)
    {
        var digits = text?.Trim().TrimStart('#') ?? "";
        var isHex = digits.Length == 6 && uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
        var value = isHex ? uint.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : 0;
        colour = new Colour((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return isHex;
    }

    /// <summary>As <see cref="TryParse"/>.</summary>
    /// <exception cref="FormatException">The text is no colour.</exception>
    public static Colour Parse(string text) => TryParse(text, out var colour) ? colour : throw new FormatException($"'{text}' is not a colour such as #0b5c6b.");

    /// <summary>Contrast ratio between 1 (the same) and 21 (black on white); text needs 4.5.</summary>
    public double Contrast(Colour other)
    {
        var (light, dark) = (Luminance + 0.05, other.Luminance + 0.05);
        return light > dark ? light / dark : dark / light;
    }

    /// <summary>This colour with a share (0-1) of another mixed in.</summary>
    public Colour Mix(Colour other, double share)
    {
        return new(Blend(Red, other.Red), Blend(Green, other.Green), Blend(Blue, other.Blue));

        byte Blend(byte from, byte to) => (byte)Math.Round(from + (to - from) * share);
    }

    private double Luminance => 0.2126 * Linear(Red) + 0.7152 * Linear(Green) + 0.0722 * Linear(Blue);

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";
}
