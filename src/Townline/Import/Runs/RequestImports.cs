using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Townline.Import.Contracts;
using Townline.Import.Mapping;
using Townline.Import.Maps;
using Townline.Import.Saved;
using Townline.Places.Contracts;
using Townline.Platform.Commands;
using Townline.Platform.Events;
using Townline.Platform.Files.Content;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Import.Runs;

/// <inheritdoc cref="IRequestImports"/>
internal sealed class RequestImports(Store store, KeptFile files, ImportChecker checker, SavedMaps maps, ICatalogue catalogue, IPlaces places, TimeProvider time) : IRequestImports
{
    /// <summary>Bytes of a file that is gone through at once, while the administrator waits.</summary>
    private const long Small = 2 * 1024 * 1024;

    /// <summary>Degrees around the town that still count as the town.</summary>
    private const double Margin = 0.05;

    public IReadOnlyList<string> ReadyMaps => MapFile.Names;

    public async Task<IReadOnlyList<ImportRunView>> Latest(int tenantId, int most, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return (await db.Set<ImportRunRow>().OrderByDescending(run => run.Id).Take(most).ToListAsync(cancel)).ConvertAll(run => run.View());
    }

    public async Task<ImportRunView?> Find(int tenantId, long id, CancellationToken cancel) => (await RunRows.Find(store, tenantId, id, cancel))?.View();

    public async Task<long> Begin(Tenant town, Actor actor, string fileName, KeptContent content, string? map, CancellationToken cancel)
    {
        var (chosen, headers) = await Guess(town, fileName, content, map, cancel);
        return await store.Write(town.Id, actor, unit => Task.FromResult(unit.Add(new ImportRunRow
        {
            Id = unit.NextId(),
            TenantId = town.Id,
            FileName = fileName,
            Sha = content.Sha,
            Size = content.Size,
            Headers = headers,
            Map = ImportMapText.Write(chosen),
            Source = chosen.Source,
            CreatedAt = unit.Now,
            HeardAt = unit.Now,
        }).Id), cancel);
    }

    public async Task<ImportSheet> Look(Tenant town, long id, CancellationToken cancel)
    {
        var (run, map) = await Open(town, id, cancel);
        var file = await files.Open(run, map, cancel);
        return new SheetMaker(town, await catalogue.Of(town.Id), time.GetUtcNow()).Make(file, Survey(file, map), map);
    }

    public async Task Choose(Tenant town, Actor actor, long id, ImportChoice choice, CancellationToken cancel)
    {
        var (run, before) = await Open(town, id, cancel);
        var file = await files.Open(run.FileName, run.Sha, choice.Encoding.Length > 0 ? choice.Encoding : null, choice.Separator.Length > 0 ? choice.Separator[0] : null, cancel);
        var services = await catalogue.Of(town.Id);
        var map = new MapChoice(Read(() => FileSurvey.ColumnsOf(file)), services).Apply(before, choice, await Bounds(town));
        var survey = Survey(file, map);
        map = new MapGuess(town, services).Values(survey, map, IsOther(ImportFields.Service), IsOther(ImportFields.Status));
        await Change(town, actor, id, [ImportState.Draft, ImportState.Checked, ImportState.Checking], async (unit, row) =>
        {
            (row.Map, row.Source, row.Headers, row.State, row.Worker) = (ImportMapText.Write(map), map.Source, survey.Headers, ImportState.Draft, unit.NextId());
            row.Restart();
            await RunRows.ForgetRejections(unit, id);
        });

        bool IsOther(string field) => MapFields.Get(map, field) != MapFields.Get(before, field);
    }

    public async Task Check(Tenant town, Actor actor, long id, CancellationToken cancel)
    {
        var run = await Change(town, actor, id, [ImportState.Draft, ImportState.Checked], (unit, row) =>
        {
            (row.State, row.Worker, row.HeardAt) = (ImportState.Checking, unit.NextId(), unit.Now);
            row.Restart();
            if (row.Size > Small)
            {
                unit.Enqueue(ImportRunHandler.TopicName, new ImportAsked(id));
            }

            return Task.CompletedTask;
        });
        if (run.Size <= Small)
        {
            await checker.Check(town, id, cancel);
        }
    }

    public Task Start(Tenant town, Actor actor, long id, CancellationToken cancel) =>
        Change(town, actor, id, [ImportState.Checked, ImportState.Running, ImportState.Stopped, ImportState.Failed], async (unit, run) =>
        {
            var isFirst = run.State == ImportState.Checked;
            if (isFirst)
            {
                run.Restart();
                run.StartedAt = unit.Now;
                await RunRows.ForgetRejections(unit, id);
            }

            (run.State, run.Worker, run.EndedAt, run.HeardAt, run.Problem) = (ImportState.Running, unit.NextId(), null, unit.Now, null);
            unit.Enqueue(ImportRunHandler.TopicName, new ImportAsked(id));
            await unit.Publish(run.Happened(isFirst ? "started" : "resumed"));
        });

    public Task Stop(Tenant town, Actor actor, long id, CancellationToken cancel) => Change(town, actor, id, [ImportState.Running], async (unit, run) =>
    {
        (run.State, run.Worker, run.EndedAt) = (ImportState.Stopped, unit.NextId(), unit.Now);
        await unit.Publish(run.Happened("stopped"));
    });

    public Task Reopen(Tenant town, Actor actor, long id, CancellationToken cancel) =>
        Change(town, actor, id, [ImportState.Checked, ImportState.Checking, ImportState.Stopped, ImportState.Failed, ImportState.Draft], async (unit, run) =>
        {
            (run.State, run.Worker, run.EndedAt) = (ImportState.Draft, unit.NextId(), null);
            run.Restart();
            await RunRows.ForgetRejections(unit, id);
        });

    public Task Forget(Tenant town, Actor actor, long id, CancellationToken cancel) =>
        Change(town, actor, id, [ImportState.Draft, ImportState.Checked, ImportState.Checking, ImportState.Stopped, ImportState.Failed, ImportState.Done], async (unit, run) =>
        {
            unit.Db.Remove(run);
            await RunRows.ForgetRejections(unit, id);
            await unit.Publish(run.Happened("forgotten"));
        });

    public async IAsyncEnumerable<string> Rejections(int tenantId, long id, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        if (await db.Set<ImportRunRow>().FirstOrDefaultAsync(run => run.Id == id, cancel) is not { } run)
        {
            yield break;
        }

        var first = true;
        await foreach (var row in db.Set<ImportRejectionRow>().Where(row => row.RunId == id).OrderBy(row => row.Number).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (first)
            {
                first = false;
                yield return RejectFile.FirstLine(run.Headers);
            }

            yield return RejectFile.LineOf(new(row.Line, row.Reason, row.Fields));
        }
    }

    public Task<IReadOnlyList<string>> Maps(int tenantId, CancellationToken cancel) => maps.Names(tenantId, cancel);

    public async Task SaveMap(Tenant town, Actor actor, long id, string name, CancellationToken cancel)
    {
        var (_, map) = await Open(town, id, cancel);
        var kept = SavedMaps.NameOf(name) ?? throw new ImportRefusedException("map-name", string.Join(", ", MapFile.Names));
        await store.Write(town.Id, actor, unit => SavedMaps.Save(unit, kept, map), cancel);
    }

    public Task RemoveMap(Tenant town, Actor actor, string name, CancellationToken cancel) => store.Write(town.Id, actor, unit => SavedMaps.Remove(unit, name), cancel);

    public Task<string?> MapJson(int tenantId, string name, CancellationToken cancel) => maps.Find(tenantId, name, cancel);

    private async Task<(ImportMap Map, IReadOnlyList<string> Headers)> Guess(Tenant town, string fileName, KeptContent content, string? saved, CancellationToken cancel)
    {
        string? encoding;
        await using (var raw = await files.OpenRaw(content.Sha, cancel))
        {
            encoding = TextCheck.Encoding(raw);
        }

        var map = saved is null ? null : await MapFinder.Find(maps, town.Id, saved, cancel) ?? throw new ImportRefusedException("no-map", saved);
        var file = await files.Open(fileName, content.Sha, map is null ? encoding : map.Encoding, map?.Separator, cancel);
        var guess = new MapGuess(town, await catalogue.Of(town.Id));
        map ??= guess.Columns(Survey(file, null), fileName, encoding, await Bounds(town));
        var survey = Survey(file, map);
        if (survey.Rows == 0)
        {
            throw new ImportRefusedException("no-rows");
        }

        return (guess.Values(survey, map, map.Service.Rename is null, map.Status.Values.Count == 0), survey.Headers);
    }

    private async Task<(ImportRunRow Run, ImportMap Map)> Open(Tenant town, long id, CancellationToken cancel)
    {
        var run = await RunRows.Find(store, town.Id, id, cancel) ?? throw new ImportRefusedException("gone");
        return (run, ImportMapText.Read(run.Map));
    }

    /// <exception cref="ImportRefusedException">It is in none of the states: somebody else was quicker.</exception>
    private Task<ImportRunRow> Change(Tenant town, Actor actor, long id, ImportState[] from, Func<Unit, ImportRunRow, Task> change) => store.Write(
        town.Id,
        actor,
        async unit =>
        {
            if (await RunRows.Tracked(unit, id) is not { } run || !from.Contains(run.State))
            {
                throw new ImportRefusedException("changed");
            }

            await change(unit, run);
            return run;
        });

    private async Task<MapBounds?> Bounds(Tenant town) =>
        await places.Extent(town.Id) is { } box ? new(box.South - Margin, box.West - Margin, box.North + Margin, box.East + Margin) : null;

    private static FileSurvey Survey(CsvFile file, ImportMap? map) => Read(() => FileSurvey.Of(file, map));

    private static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CommandFailedException)
        {
            throw new ImportRefusedException("no-table");
        }
    }
}
