using System.CommandLine;
using Townline.Platform.Commands;
using Townline.Platform.Events;
using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Transfer.Contracts;

namespace Townline.Transfer;

/// <summary>`townline settings export|diff|import`: a town's settings as files, and those of another town brought in.</summary>
internal sealed class SettingsCommand : ICommand
{
    private readonly Option<string?> _data = SharedOptions.Data();
    private readonly Option<string?> _town = SharedOptions.Town();
    private readonly Option<string> _to = new("--to") { Description = "A folder, or a file ending in .zip, that is not there yet.", Required = true };
    private readonly Argument<string> _from = new("FROM") { Description = "Folder or .zip with settings." };
    private readonly Option<string[]> _only = new("--only") { Description = "Only these items, as `diff` names them: services/pothole, or a whole kind: services. Repeatable." };
    private readonly Option<string?> _reason = new("--reason") { Description = "Why, for the audit trail." };

    public Command Build()
    {
        var export = new Command("export", "Write all settings of a town: services, teams, calendars, wording, areas and how the town works.") { _to, _data, _town };
        export.SetAction((given, cancel) => With(given, (exchange, town, _) => Export(exchange, town, given.GetRequiredValue(_to), cancel), cancel));
        var diff = new Command("diff", "Show what settings of another town would change here; nothing is changed.") { _from, _data, _town };
        diff.SetAction((given, cancel) => With(given, async (exchange, town, words) => await Show(await Compare(exchange, town, given, cancel), words), cancel));
        var import = new Command("import", "Show the difference and apply it, all or nothing. What says who a town is (its areas, its name, how it is reached) comes only with --only.") { _from, _only, _reason, _data, _town };
        import.SetAction((given, cancel) => With(given, (exchange, town, words) => Import(exchange, town, words, given, cancel), cancel));
        return new Command("settings", "Settings of a town as files.") { export, diff, import };
    }

    private async Task<int> With(ParseResult given, Func<ISettingsExchange, Tenant, IWords, Task> work, CancellationToken cancel)
    {
        await using var services = await TownServices.Open(StorageOptions.FromEnvironment(given.GetValue(_data)), cancel);
        var town = await services.Town(given.GetValue(_town), cancel);
        var words = await services.Get<ITownWords>().For(town.Id, LanguageTag.English, cancel);
        try
        {
            await work(services.Get<ISettingsExchange>(), town, words);
            return 0;
        }
        catch (SettingsRefusedException refused)
        {
            throw new CommandFailedException($"{(refused.Path.Length > 0 ? $"{refused.Path}: " : "")}{words[refused.Key, [.. refused.Args]]}");
        }
    }

    private static async Task Export(ISettingsExchange exchange, Tenant town, string to, CancellationToken cancel)
    {
        if (File.Exists(to) || Directory.Exists(to))
        {
            throw new CommandFailedException($"{to} is there already; name one that is not.");
        }

        var files = await exchange.Export(town, cancel);
        if (to.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            await using var zip = File.Create(to);
            SettingsPackage.Write(files, zip);
        }
        else
        {
            SettingsPackage.Write(files, to);
        }

        await Console.Out.WriteLineAsync($"{files.Items.Count} settings of {town.Name} are in {to}.");
    }

    private async Task<SettingsPlan> Compare(ISettingsExchange exchange, Tenant town, ParseResult given, CancellationToken cancel)
    {
        var from = given.GetRequiredValue(_from);
        if (!File.Exists(from) && !Directory.Exists(from))
        {
            throw new CommandFailedException($"There is no {from}.");
        }

        await using var zip = Directory.Exists(from) ? null : File.OpenRead(from);
        return await exchange.Compare(town, zip is null ? SettingsPackage.Read(from) : SettingsPackage.Read(zip), cancel);
    }

    private async Task Import(ISettingsExchange exchange, Tenant town, IWords words, ParseResult given, CancellationToken cancel)
    {
        var plan = await Compare(exchange, town, given, cancel);
        var only = given.GetValue(_only) ?? [];
        var unknown = only.FirstOrDefault(name => plan.Items.All(item => item.Item.Path != name && item.Item.Kind != name));
        if (unknown is not null)
        {
            throw new CommandFailedException($"The files have no {unknown}; `townline settings diff` names what they have.");
        }

        var chosen = plan.Items
            .Where(item => item.Change != PlannedChange.Same && (only.Length == 0 ? !item.Item.IsOwn : only.Contains(item.Item.Path) || only.Contains(item.Item.Kind)))
            .ToList();
        await Show(plan with { Items = chosen }, words);
        await exchange.Apply(town, Actor.System("settings"), chosen, given.GetValue(_reason) ?? $"Settings of {plan.From.Town}", cancel);
        await Console.Out.WriteLineAsync($"{chosen.Count} applied.");
    }

    private static async Task Show(SettingsPlan plan, IWords words)
    {
        foreach (var item in plan.Items)
        {
            await Console.Out.WriteLineAsync($"{item.Change.ToString().ToLowerInvariant(),-8} {item.Item.Path}");
            foreach (var change in item.Changes)
            {
                await Console.Out.WriteLineAsync($"           {change.Field}: {change.Before ?? "–"} → {change.After ?? "–"}");
            }

            foreach (var remark in item.Remarks)
            {
                await Console.Out.WriteLineAsync($"           {words[$"settings.remark.{remark.Code}", [.. remark.Args]]}");
            }
        }

        if (plan.OnlyHere.Count > 0)
        {
            await Console.Out.WriteLineAsync($"Only here, and left alone: {string.Join(", ", plan.OnlyHere)}");
        }
    }
}
