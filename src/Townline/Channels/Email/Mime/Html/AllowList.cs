using System.Collections.Frozen;

namespace Townline.Channels.Email.Mime.Html;

/// <summary>What of a stranger's HTML is shown. What is not named here loses its tags and keeps its words.</summary>
internal static class AllowList
{
    public static readonly FrozenSet<string> Elements = Set(
        "a abbr address b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s samp section small span " +
        "strike strong sub sup table tbody td tfoot th thead tr tt u ul var wbr article");

    /// <summary>Gone with everything inside.</summary>
    public static readonly FrozenSet<string> Dropped = Set(
        "script style title head template noscript iframe object embed applet frame frameset noframes svg math audio video canvas link meta base xml input select textarea option datalist plaintext xmp listing noembed dialog");

    public static readonly FrozenSet<string> Void = Set("br hr img col wbr");

    /// <summary>What does not keep an item of a list from ending the one around it.</summary>
    public static readonly FrozenSet<string> EndedByItems = Set("div p a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup tt u var");

    /// <summary>What would be heard as a part of the page around the mail: shown as boxes. The second word is the class that the cleaner gives it.</summary>
    public static readonly FrozenDictionary<string, string?> Boxes = new Dictionary<string, string?>
    {
        ["main"] = null, ["header"] = null, ["footer"] = null, ["section"] = null, ["article"] = null, ["address"] = null,
        ["h1"] = HeadingClass, ["h2"] = HeadingClass, ["h3"] = HeadingClass, ["h4"] = HeadingClass, ["h5"] = HeadingClass, ["h6"] = HeadingClass,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public const string HeadingClass = "tl-mail__heading";

    /// <summary>Which element may have which attribute, "*" for any.</summary>
    public static readonly FrozenSet<string> Attributes = Set("*@dir *@lang *@align *@title a@href img@alt img@width img@height td@colspan td@rowspan th@colspan th@rowspan th@scope ol@start col@span");

    /// <summary>Attributes whose value is a number.</summary>
    public static readonly FrozenSet<string> Numbers = Set("width height colspan rowspan start span");

    private static readonly string[] LinkSchemes = ["http://", "https://", "mailto:", "tel:"];

    private static readonly string[] PictureSchemes = ["http://", "https://"];

    public static bool IsLink(string address) => Array.Exists(LinkSchemes, scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    public static bool IsRemotePicture(string address) => Array.Exists(PictureSchemes, scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) || address.StartsWith("//", StringComparison.Ordinal);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
