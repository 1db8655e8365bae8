using System.Globalization;
using Townline.Conversations.Contracts;

namespace Townline.Conversations.Delivery;

/// <summary>Shapes a text for what a channel can carry.</summary>
internal static class Renderer
{
    /// <summary>Plain text, cut at the channel's limit on a whole letter (grapheme), with an ellipsis.</summary>
    public static string For(ChannelCapabilities capabilities, string text)
    {
        if (capabilities.LengthLimit is not { } limit || text.Length <= limit)
        {
            return text;
        }

        var end = 0;
        foreach (var start in StringInfo.ParseCombiningCharacters(text))
        {
            if (start > limit - 1)
            {
                break;
            }

            end = start;
        }

        return text[..end].TrimEnd() + "…";
    }
}
