using Townline.Places.Contracts;
using Townline.Places.GeoJson;
using Townline.Platform.Events;
using Townline.Platform.Spatial;
using Townline.Platform.Storage;

namespace Townline.Places.Import;

/// <summary>Reads rows, makes records of them and writes these in batches, each in one unit of work with its event.</summary>
internal sealed class PlaceImport(Store store, ISpatialIndex index) : IPlaceImport
{
    private readonly AddressTable _addresses = new(index);

    public Task<PlaceImportReport> Import(
        int tenantId,
        Actor actor,
        Stream file,
        PlaceImportOptions options,
        IProgress<PlaceImportReport>? progress = null,
        CancellationToken cancel = default
    )
    {
        var rows = options.Format == PlaceFormat.Csv ? CsvRows.Read(file, options.Columns, cancel) : GeoJsonReader.Read(file, stop: cancel);
        var target = new ImportTarget(store, tenantId, actor, options);
        var reader = new RecordReader();
        return options.Kind switch
        {
            PlaceKind.Area => new ImportRun<AreaRecord>(target, row => reader.Area(row, options.AreaKind), record => $"{record.Kind} {record.Code}", AreaTable.Save).Run(rows, progress, cancel),
            PlaceKind.Street => new ImportRun<StreetRecord>(target, reader.Street, record => record.Code, StreetTable.Save).Run(rows, progress, cancel),
            _ => new ImportRun<AddressRecord>(target, reader.Address, record => record.Code, _addresses.Save).Run(rows, progress, cancel),
        };
    }

    public Task<IReadOnlyList<PlaceColumn>> Columns(Stream file, PlaceKind kind, CancellationToken cancel) => CsvColumns.Read(file, kind, cancel);
}

/// <summary>Where an import writes, and on whose behalf.</summary>
internal sealed record ImportTarget(Store Store, int TenantId, Actor Actor, PlaceImportOptions Options);
