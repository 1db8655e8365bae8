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
    Func<Unit, Task> Prepare(IReadOnlyList<AreaDocument> documents);

    /// <summary>All areas by kind and name, with their size.</summary>
    Task<IReadOnlyList<SizedArea>> Sizes(int tenantId);

    /// <summary>The areas of one kind drawn over the town.</summary>
    /// <param name="title">Its name, as told to who cannot see it.</param>
    /// <returns>An SVG document in UTF-8; null when there is no area of that kind.</returns>
    Task<byte[]?> Draw(int tenantId, string kind, string title);

    /// <summary>Takes an area away, in a unit of work. Requests keep the district that they were reported in.</summary>
    /// <returns>False when there is none such.</returns>
    Task<bool> Remove(Unit unit, string kind, string code);
}

/// <param name="SquareKilometres">Within 1 % in a town (a flat map around its middle).</param>
internal sealed record SizedArea(Area Area, double SquareKilometres);

/// <param name="Shape">A GeoJSON geometry: polygon or multipolygon.</param>
internal sealed record AreaDocument(string Kind, string Code, string Name, JsonObject Shape);
