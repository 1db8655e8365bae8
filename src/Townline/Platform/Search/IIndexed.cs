using Townline.Platform.Storage;

namespace Townline.Platform.Search;

/// <summary>
/// What a module keeps in the indexes of words and of points, made from its own rows: so that it can be made anew when a town is brought in,
/// and goes when a town goes. A module that writes into an index registers one for each of its tables.
/// </summary>
internal interface IIndexed
{
    /// <summary>The table whose ids stand in the indexes.</summary>
    string Table { get; }

    /// <summary>Indexes the next rows of the unit's town, of which none stands in an index yet, by growing id.</summary>
    /// <param name="after">The last id that is done; 0 at the start.</param>
    /// <param name="most">So many rows.</param>
    /// <returns>The last id that is done now; null when there was none left.</returns>
    Task<long?> Index(Unit unit, long after, int most);
}
