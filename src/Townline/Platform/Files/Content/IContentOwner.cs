using Townline.Platform.Storage;

namespace Townline.Platform.Files.Content;

/// <summary>A module whose own rows name contents, besides <see cref="StoredFile"/>: what it names is not swept.</summary>
internal interface IContentOwner
{
    /// <summary>Those of the contents that its rows name.</summary>
    /// <param name="db">Of no town; filters by town are ignored by the caller.</param>
    IQueryable<string> Named(TownlineDb db, IReadOnlyCollection<string> shas);
}
