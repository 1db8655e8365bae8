namespace Townline.Places.Contracts;

/// <summary>What is wrong with a pair of coordinates that somebody sent. Each has a sentence for residents under <c>places.point.*</c>.</summary>
public enum PointProblem
{
    None,

    /// <summary>NaN or infinite.</summary>
    NotANumber,

    /// <summary>Latitude beyond ±90 or longitude beyond ±180.</summary>
    OutOfRange,

    /// <summary>Outside the town (or out of range), but inside once latitude and longitude change places.</summary>
    LooksSwapped,

    OutsideTown,
}
