namespace Townline.Places.Contracts;

/// <summary>The sentences for residents about coordinates that are wrong.</summary>
public static class PointWords
{
    /// <summary>Key of the sentence; null when nothing is wrong.</summary>
    public static string? Key(PointProblem problem) =>
        problem switch
        {
            PointProblem.None => null,
            PointProblem.NotANumber => "places.point.not-a-number",
            PointProblem.OutOfRange => "places.point.out-of-range",
            PointProblem.LooksSwapped => "places.point.looks-swapped",
            _ => "places.point.outside-town",
        };
}
