using System.CommandLine;
using Townline.Identity.Contracts;
using Townline.Platform.Commands;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Identity.Commands;

/// <summary>`townline user add|reset|role`: staff accounts from the operator's terminal. Passwords are set by one-time link and never typed here.</summary>
internal sealed class UserCommand : ICommand
{
    private static readonly Actor Operator = Actor.System("command");

    private readonly Option<string?> _data = SharedOptions.Data();
    private readonly Option<string?> _town = SharedOptions.Town();
    private readonly Option<string> _email = new("--email") { Description = "E-mail address the person signs in with.", Required = true };
    private readonly Option<string> _name = new("--name") { Description = "Name as colleagues see it.", Required = true };
    private readonly Option<string> _role = new Option<string>("--role") { Description = "What the person does.", Required = true }.AcceptOnlyFromAmong([.. RoleNames.All]);
    private readonly Option<string?> _site = new("--site") { Description = "Address of the town's site for the printed link (default https:// and the town's host name)." };

    public Command Build()
    {
        var add = Subcommand("add", "Open an account and print the link by which its owner sets a password.", Add, _email, _name, _role, _site);
        var reset = Subcommand("reset", "Print a new one-time link to set a password; takes away app, passkeys and recovery codes and ends all sessions.", Reset, _email, _site);
        var role = Subcommand("role", "Give an account another role.", SetRole, _email, _role);
        return new Command("user", "Staff accounts.") { add, reset, role };
    }

    private async Task<string> Add(TownServices services, Tenant town, ParseResult given, CancellationToken cancel)
    {
        var order = new StaffOrder(given.GetValue(_email)!, given.GetValue(_name)!, RoleNames.Read(given.GetValue(_role)!));
        var staff = await services.Get<IStaffDirectory>().Add(town.Id, Operator, order, cancel);
        return await Link(services, town, staff, given, cancel);
    }

    private async Task<string> Reset(TownServices services, Tenant town, ParseResult given, CancellationToken cancel)
    {
        var staff = await Find(services, town, given, cancel);
        await services.Get<IStaffDirectory>().ClearSecondSteps(town.Id, Operator, staff.Id, cancel);
        return await Link(services, town, staff, given, cancel);
    }

    private async Task<string> SetRole(TownServices services, Tenant town, ParseResult given, CancellationToken cancel)
    {
        var staff = await Find(services, town, given, cancel);
        var role = RoleNames.Read(given.GetValue(_role)!);
        await services.Get<IStaffDirectory>().SetRole(town.Id, Operator, staff.Id, role, cancel: cancel);
        return $"{staff.Name} is now: {RoleNames.Write(role)}.";
    }

    private async Task<StaffMember> Find(TownServices services, Tenant town, ParseResult given, CancellationToken cancel) =>
        await services.Get<IStaffDirectory>().FindByEmail(town.Id, given.GetValue(_email)!, cancel) ?? throw new StaffRefusedException("staff.refused.unknown");

    private async Task<string> Link(TownServices services, Tenant town, StaffMember staff, ParseResult given, CancellationToken cancel)
    {
        var path = await services.Get<IStaffDirectory>().OneTimeLink(town.Id, Operator, staff.Id, cancel);
        var site = given.GetValue(_site)?.TrimEnd('/') ?? (town.Hosts.Count > 0 ? $"https://{town.Hosts[0]}" : "http://localhost:5311");
        return $"{staff.Name} sets a password here, once, within three days:\n{site}{path}";
    }

    private Command Subcommand(string name, string description, Func<TownServices, Tenant, ParseResult, CancellationToken, Task<string>> work, params Option[] options)
    {
        var command = new Command(name, description) { _data, _town };
        foreach (var option in options)
            command.Options.Add(option);
        command.SetAction(
            async (given, cancel) =>
            {
                await using var services = await TownServices.Open(StorageOptions.FromEnvironment(given.GetValue(_data)), cancel);
                var town = await services.Town(given.GetValue(_town), cancel);
                try
                {
                    await Console.Out.WriteLineAsync(await work(services, town, given, cancel));
                    return 0;
                }
                catch (StaffRefusedException refused)
                {
                    throw new CommandFailedException((await services.Get<ITownWords>().For(town.Id, LanguageTag.English, cancel))[refused.Reason, refused.Args]);
                }
            }
        );
        return command;
    }
}
