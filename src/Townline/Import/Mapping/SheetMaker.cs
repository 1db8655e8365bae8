using Townline.Import.Contracts;
using Townline.Import.Maps;
using Townline.Platform.Commands;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Import.Mapping;

/// <summary>Shows a file by its map: columns, values, dates and the first rows as they would come in.</summary>
internal sealed class SheetMaker(Tenant town, ServiceCatalogue catalogue, DateTimeOffset now)
{
    private const int MostSamples = 3;
    private const int FirstRows = 5;

    public ImportSheet Make(CsvFile file, FileSurvey survey, ImportMap map)
    {
        var choice = new MapChoice(survey.Columns, catalogue).Of(map, survey.Services.Select(pair => pair.Key), survey.Statuses.Select(pair => pair.Key));
        var (rows, problem) = First(file, map);
        return new(
            [.. survey.Headers.Select((_, column) => new ImportColumn(survey.Columns.Reference(column), survey.Columns.Name(column), [.. survey.Samples(column).Take(MostSamples)]))],
            survey.Separator,
            survey.Rows,
            choice,
            [.. survey.Services.Select(pair => new ImportValue(pair.Key, pair.Value))],
            [.. survey.Statuses.Select(pair => new ImportValue(pair.Key, pair.Value))],
            Dates(survey, map),
            rows,
            problem);
    }

    private DateReading Dates(FileSurvey survey, ImportMap map)
    {
        var dates = MapGuess.Dates(survey, map);
        var sample = dates.Count > 0 ? dates[0] : null;
        return new(DateGuess.Forms(dates, town.TimeZone), sample, sample is null ? null : Read(sample, map));
    }

    /// <summary>Null as well where the map's formats are none: that is told as the problem.</summary>
    private DateTimeOffset? Read(string date, ImportMap map)
    {
        try
        {
            return new DateFormats(map.Dates, LocalTime.In(map.TimeZone)).TryRead(date, out var utc) ? TimeZoneInfo.ConvertTime(utc, town.Zone) : null;
        }
        catch (CommandFailedException)
        {
            return null;
        }
    }

    private (IReadOnlyList<ImportedRow> Rows, string? Problem) First(CsvFile file, ImportMap map)
    {
        try
        {
            using var source = new CsvSource(file);
            var mapper = new RowMapper(map, source.Headers, now);
            var rows = new List<ImportedRow>(FirstRows);
            while (rows.Count < FirstRows && source.Read())
            {
                rows.Add(Row(source, mapper));
            }

            return (rows, null);
        }
        catch (CommandFailedException unfit)
        {
            return ([], unfit.Message);
        }
    }

    private ImportedRow Row(CsvSource source, RowMapper mapper)
    {
        ImportedRequest? request = null;
        var reason = source.Fault;
        if (reason is not null || !mapper.TryMap(source.Row, out request, out reason))
        {
            return new(source.Position.Line, reason, IsLeftOut: reason is null);
        }

        var known = catalogue.ByCode(request.Service.Code);
        return new(source.Position.Line, null, false)
        {
            Id = request.ExternalId,
            Service = known?.Name.In(town.DefaultLanguage) ?? request.Service.Name,
            IsNewService = known is null,
            Open = !request.Closed,
            RequestedAt = request.RequestedAt,
            ClosedAt = request.ClosedAt,
            Description = request.Description,
            Address = request.Address,
            Lat = request.Lat,
            Long = request.Long,
            OutcomeText = request.OutcomeText,
        };
    }
}
