using System.Text.Json.Nodes;
using Townline.Platform.Storage;

namespace Townline.Places.Contracts;

/// <summary>Areas with their outlines as data, for settings that go from town to town.</summary>
internal interface IAreaDocuments
{
    /// <summary>All areas by kind and code.</summary>
    Task<IReadOnlyList<AreaDocument>> All(int tenantId, CancellationToken cancel = default);

    /// <summary>Makes areas ready to be saved, known ones by kind and code.</summary>
    /// <returns>To be run in a unit of work.</returns>
    /// <exception cref="PlacesFileException">One has no outline that can be read; the message says why.</exception>
    Func<Unit, Task> Prepare(IReadOnlyList<AreaDocument> areas);
}

/// <param name="Shape">A GeoJSON geometry: polygon or multipolygon.</param>
internal sealed record AreaDocument(string Kind, string Code, string Name, JsonObject Shape);
