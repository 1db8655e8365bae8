using Townline.Conversations.Contracts;
using Townline.Platform.Words;

namespace Townline.Faces.Desk.Requests;

/// <summary>Why something that was written has not gone out, as a clerk reads it: in our words where there are some, with those of the server.</summary>
internal static class DeliveryWhy
{
    /// <param name="detail">A word of the channel's own, words of the server, or both, parted by a colon.</param>
    public static string Of(DeliveryState state, string detail, IWords words)
    {
        var why = Said(detail, words);
        return state == DeliveryState.Waiting ? words["desk.delivery.again", why] : why;
    }

    private static string Said(string detail, IWords words)
    {
        if (words.Has(Key(detail)))
        {
            return words[Key(detail)];
        }

        var colon = detail.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && words.Has(Key(detail[..colon]))
            ? $"{words[Key(detail[..colon])]} {words["desk.delivery.it-said", detail[(colon + 2)..]]}"
            : words["desk.delivery.said", detail];
    }

    private static string Key(string word) => $"desk.delivery.why.{word}";
}
