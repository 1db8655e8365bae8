using System.CommandLine;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Townline.Platform.Commands;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Words;

namespace Townline.Platform.Tenancy;

/// <summary>`townline town add|list`: the towns of one installation. A running server serves a new one within a second.</summary>
internal sealed partial class TownCommand : ICommand
{
    private readonly Option<string?> _data = SharedOptions.Data();
    private readonly Option<string> _slug = new("--slug") { Description = "Short name for commands: lower-case letters, digits, hyphens.", Required = true };
    private readonly Option<string> _name = new("--name") { Description = "Name as residents know it.", Required = true };
    private readonly Option<string[]> _hosts = new("--host") { Description = "Host name by which people reach it. Repeatable.", Required = true };
    private readonly Option<string?> _jurisdiction = new("--jurisdiction") { Description = "Open311 jurisdiction_id (default: the first host)." };
    private readonly Option<string> _zone = new("--time-zone") { Description = "IANA time zone, such as America/New_York.", Required = true };
    private readonly Option<string> _languages = new("--languages") { Description = "Languages offered, the first is the default.", DefaultValueFactory = _ => "en,es" };

    public Command Build()
    {
        var add = new Command("add", "Add a town with an address of its own. Give it an administrator with `townline user add --town`.")
        {
            _data, _slug, _name, _hosts, _jurisdiction, _zone, _languages,
        };
        add.SetAction(Add);
        var list = new Command("list", "The towns of this installation.") { _data };
        list.SetAction(List);
        return new Command("town", "Several towns in one installation.") { add, list };
    }

    private async Task<int> Add(ParseResult given, CancellationToken cancel)
    {
        await using var services = await TownServices.Open(StorageOptions.FromEnvironment(given.GetValue(_data)), cancel);
        var others = await services.Get<TenantDirectory>().All(cancel);
        var town = Read(given, await services.Get<TenantDirectory>().FreeId(cancel), others, services.Get<WordBook>(), services.Get<TimeProvider>().GetUtcNow());
        await services.Get<Store>().Write(town.Id, Actor.System("command"), unit => TenantDirectory.Add(unit, town), cancel);
        await Console.Out.WriteLineAsync($"{town.Name} answers at {string.Join(", ", town.Hosts)}. Next: townline user add --town {town.Slug} --role administrator …");
        return 0;
    }

    private async Task<int> List(ParseResult given, CancellationToken cancel)
    {
        await using var services = await TownServices.Open(StorageOptions.FromEnvironment(given.GetValue(_data)), cancel);
        foreach (var town in await services.Get<TenantDirectory>().All(cancel))
        {
            await Console.Out.WriteLineAsync($"{town.Slug}\t{town.Name}\t{(town.Hosts.Count == 0 ? "any host" : string.Join(", ", town.Hosts))}\t{town.TimeZone}");
        }

        return 0;
    }

    private Tenant Read(ParseResult given, int id, IReadOnlyList<Tenant> others, WordBook book, DateTimeOffset now)
    {
        var hosts = given.GetValue(_hosts)!.Select(host => host.Trim().ToLowerInvariant()).Distinct().ToList();
        var slug = given.GetValue(_slug)!;
        Refuse(!Slug().IsMatch(slug), $"'{slug}' is no short name: use lower-case letters, digits and hyphens.");
        Refuse(others.Any(other => other.Slug == slug), $"There is a town called {slug} already.");
        Refuse(!TimeZoneInfo.TryFindSystemTimeZoneById(given.GetValue(_zone)!, out _), $"There is no time zone {given.GetValue(_zone)}; they look like America/New_York.");
        foreach (var host in hosts)
        {
            Refuse(Uri.CheckHostName(host) == UriHostNameType.Unknown, $"'{host}' is no host name: leave out https:// and the port.");
            Refuse(others.FirstOrDefault(other => other.Hosts.Contains(host)) is not null, $"{host} belongs to another town here.");
        }

        return new Tenant
        {
            Id = id,
            Slug = slug,
            Name = given.GetValue(_name)!,
            JurisdictionId = given.GetValue(_jurisdiction) ?? hosts[0],
            TimeZone = given.GetValue(_zone)!,
            Languages = Languages(given.GetValue(_languages)!, book),
            Hosts = hosts,
            Settings = new TenantSettings(),
            Secret = RandomNumberGenerator.GetBytes(32),
            CreatedAt = now,
        };
    }

    private static List<string> Languages(string written, WordBook book)
    {
        var languages = written.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        Refuse(languages.Count == 0, "Name one language at least, such as en.");
        foreach (var language in languages)
        {
            Refuse(!book.Has(language), $"Townline does not speak {language}; it speaks {string.Join(", ", book.Languages.Order(StringComparer.Ordinal))}.");
        }

        return languages;
    }

    private static void Refuse(bool wrong, string sentence)
    {
        if (wrong)
        {
            throw new CommandFailedException(sentence);
        }
    }

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$")]
    private static partial Regex Slug();
}
