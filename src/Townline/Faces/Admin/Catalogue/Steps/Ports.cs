namespace Townline.Faces.Admin.Catalogue.Steps;

/// <summary>Where at the sides of their steps a bow leaves and ends, as a share (0-1) of the height.</summary>
internal sealed record Port(Bow Bow, double From, double To);

/// <summary>
/// Spreads the ends of the bows along the sides of the steps so that they do not cross where they leave: bows to steps above at the top, the shortest first; bows to
/// steps below at the bottom, the shortest last.
/// </summary>
internal static class Ports
{
    public static IEnumerable<Port> Of(IReadOnlyList<Bow> bows)
    {
        var places = bows.SelectMany(bow => new[] { bow.From, bow.To }, (bow, at) => (bow, at))
            .GroupBy(end => (end.at, end.bow.Forward))
            .SelectMany(side => side.OrderBy(end => Height(end.bow, end.at)).Select((end, index) => (end, Share: (index + 1.0) / (side.Count() + 1))))
            .ToDictionary(each => each.end, each => each.Share);
        return bows.Select(bow => new Port(bow, places[(bow, bow.From)], places[(bow, bow.To)]));
    }

    /// <summary>Sorts the ends at one side of a step: above 0 leads down, the longer the higher; below 0 leads up, the shorter the higher.</summary>
    private static double Height(Bow bow, int at) => Math.Max(bow.From, bow.To) == at ? -1.0 / bow.Span : 1.0 / bow.Span;
}
