using Townline.Platform.Words;

namespace Townline.Faces.Desk;

/// <summary>Keys of the desk, for the sheet of "?".</summary>
internal static class DeskKeys
{
    public static IReadOnlyList<(string Key, string Does)> Of(IWords words) =>
    [
        ("j / k", words["desk.keys.move"]),
        ("r", words["desk.keys.reply"]),
        ("a", words["desk.keys.assign"]),
        ("x", words["desk.keys.close"]),
    ];
}
