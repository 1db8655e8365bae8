using Townline.Platform.Events;

namespace Townline.Places.Contracts;

/// <summary>Brings areas, streets and addresses from files into a town. The same file twice changes nothing.</summary>
internal interface IPlaceImport
{
    /// <summary>Reads a file to its end, in batches that each commit by themselves; a row that is wrong is reported and left out.</summary>
    /// <exception cref="PlacesFileException">The file as a whole cannot be read (further); what was read before that point is in.</exception>
    Task<PlaceImportReport> Import(
        int tenantId,
        Actor actor,
        Stream file,
        PlaceImportOptions options,
        IProgress<PlaceImportReport>? progress = null,
        CancellationToken cancel = default
    );

    /// <summary>The columns of a CSV file, for a person to say which is which.</summary>
    /// <exception cref="PlacesFileException">It has no header that can be read.</exception>
    Task<IReadOnlyList<PlaceColumn>> Columns(Stream file, PlaceKind kind, CancellationToken cancel = default);
}

/// <summary>A column of a CSV file.</summary>
/// <param name="Name">As the header has it.</param>
/// <param name="Meaning">What it is taken for, one of <see cref="PlaceFields"/>; null when its name says nothing.</param>
/// <param name="Examples">Its first cells, as text of one line.</param>
internal sealed record PlaceColumn(string Name, string? Meaning, IReadOnlyList<string> Examples);

/// <summary>What a column of a CSV file can mean.</summary>
internal static class PlaceFields
{
    /// <summary>By the kind of place, in the order in which they are asked for.</summary>
    public static IReadOnlyList<string> Of(PlaceKind kind) =>
        kind switch
        {
            PlaceKind.Address => ["code", "number", "street", "address", "unit", "city", "postcode", "lat", "long", "wkt"],
            _ => ["code", "name", "kind", "wkt"],
        };
}

/// <summary>What the rows of a file are.</summary>
internal enum PlaceKind
{
    Area,
    Street,
    Address,
}

internal enum PlaceFormat
{
    /// <summary>A FeatureCollection, or features one a line.</summary>
    GeoJson,

    /// <summary>With a header; columns lat and long, or wkt.</summary>
    Csv,
}

internal static class PlaceFormats
{
    /// <summary>How a file is written, told from the end of its name.</summary>
    public static PlaceFormat OfFile(string name) => Path.GetExtension(name).ToLowerInvariant() is ".csv" or ".tsv" or ".txt" ? PlaceFormat.Csv : PlaceFormat.GeoJson;
}

/// <param name="Kind">What the rows are.</param>
/// <param name="Format">How the file is written.</param>
/// <param name="AreaKind">Kind of all areas in the file (see <see cref="AreaKinds"/>); null takes each row's own.</param>
/// <param name="Columns">CSV columns with names of their own: our name (number, street, lat, long, code…) to the file's.</param>
/// <param name="DryRun">Reads and reports, writes nothing.</param>
internal sealed record PlaceImportOptions(
    PlaceKind Kind,
    PlaceFormat Format,
    string? AreaKind = null,
    IReadOnlyDictionary<string, string>? Columns = null,
    bool DryRun = false
);

/// <summary>How far an import has come.</summary>
/// <param name="Added">Rows new to the town.</param>
/// <param name="Changed">Rows known by their code that now say something else.</param>
/// <param name="Same">Rows known already.</param>
/// <param name="Rejected">Rows left out.</param>
/// <param name="Remarks">Why rows were left out, and which were mended: the first 10,000.</param>
internal sealed record PlaceImportReport(int Added, int Changed, int Same, int Rejected, IReadOnlyList<PlaceImportRemark> Remarks);

/// <param name="Row">Where it stands: the feature's index from 0, or the line from 1.</param>
/// <param name="Text">A sentence.</param>
/// <param name="Rejected">False when the row was taken all the same.</param>
internal sealed record PlaceImportRemark(int Row, string Text, bool Rejected);
