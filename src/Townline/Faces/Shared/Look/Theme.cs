using System.Security.Cryptography;
using System.Text;
using Townline.Platform.Look;

namespace Townline.Faces.Shared.Look;

/// <summary>
/// A town's colours as a small stylesheet of custom properties. Whatever a town chooses, text stays readable:
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
        var link = ReadableOn(Colour.Tint, look.Link);
        return new Theme(
            $$"""
            :root{--tl-brand:{{look.Brand}};--tl-brand-dark:{{look.Brand.Mix(Colour.Black, 0.25)}};--tl-on-brand:{{TextOn(look.Brand)}};
            --tl-header:{{look.Header}};--tl-on-header:{{TextOn(look.Header)}};
            --tl-link:{{link}};--tl-link-dark:{{link.Mix(Colour.Black, 0.3)}};
            --tl-accent:{{look.Accent}};--tl-accent-dark:{{look.Accent.Mix(Colour.Black, 0.3)}};--tl-on-accent:{{TextOn(look.Accent)}}}
            """
        );
    }

    /// <summary>White or ink, whichever reads better.</summary>
    public static Colour TextOn(Colour background) => TownColours.TextOn(background);

    private static Colour ReadableOn(Colour background, Colour colour)
    {
        while (colour.Contrast(background) < Readable)
            colour = colour.Mix(Colour.Black, 0.1);
        return colour;
    }
}
