using System.Security.Cryptography;
using System.Text;

namespace Townline.Faces.Shared.Look;

/// <summary>
/// A town's two colours as a small stylesheet of custom properties. Whatever a town chooses, text stays readable:
/// the colour written on a band is picked by contrast, and links are darkened until they can be read.
/// </summary>
public sealed class Theme
{
    private const double Readable = 4.5;

    private Theme(string css)
    {
        Css = css;
        Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(css)))[..10];
    }

    public string Css { get; }

    /// <summary>Changes with the content, so that a new colour is seen at once.</summary>
    public string Version { get; }

    public string Url => $"/theme.css?v={Version}";

    public static Theme Of(TownLook look)
    {
        var link = ReadableOn(Colour.Tint, look.Brand);
        return new Theme(
            $$"""
            :root{--tl-brand:{{look.Brand}};--tl-brand-dark:{{look.Brand.Mix(Colour.Black, 0.25)}};--tl-on-brand:{{TextOn(look.Brand)}};
            --tl-link:{{link}};--tl-link-dark:{{link.Mix(Colour.Black, 0.3)}};
            --tl-accent:{{look.Accent}};--tl-accent-dark:{{look.Accent.Mix(Colour.Black, 0.3)}};--tl-on-accent:{{TextOn(look.Accent)}}}
            """
        );
    }

    /// <summary>White or ink, whichever reads better.</summary>
    public static Colour TextOn(Colour background) => background.Contrast(Colour.White) >= background.Contrast(Colour.Ink) ? Colour.White : Colour.Ink;

    /// <summary>Whether white or ink text can be read on a colour (both are tried).</summary>
    public static bool CanCarryText(Colour background) => background.Contrast(TextOn(background)) >= Readable;

    private static Colour ReadableOn(Colour background, Colour colour)
    {
        while (colour.Contrast(background) < Readable)
            colour = colour.Mix(Colour.Black, 0.1);
        return colour;
    }
}
