using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace Townline.Faces.Counter;

/// <summary>A QR code as an SVG picture: one path, black on white, with the quiet zone that scanners need.</summary>
internal static class QrCode
{
    /// <param name="text">What it opens; up to some 500 letters scan well.</param>
    /// <param name="label">For those who cannot see it; encoded here.</param>
    public static IHtmlContent Svg(string text, string label)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var (rows, path) = (code.ModuleMatrix, new StringBuilder());
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                if (rows[y][x])
                {
                    path.Append($"M{x} {y}h1v1h-1z");
                }
            }
        }

        var size = rows.Count;
        return new HtmlContentBuilder()
            .AppendHtml($"<svg class=\"tl-qr\" viewBox=\"0 0 {size} {size}\" role=\"img\" aria-label=\"")
            .Append(label)
            .AppendHtml($"\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>");
    }
}
