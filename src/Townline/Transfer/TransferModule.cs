using Townline.Platform.Modules;
using Townline.Platform.Settings;
using Townline.Transfer.Arrival;
using Townline.Transfer.Contracts;
using Townline.Transfer.Export;
using Townline.Transfer.Settings;
using Townline.Transfer.Settings.Kinds;
using Townline.Transfer.Tables;

namespace Townline.Transfer;

/// <summary>Towns on their way out and in: export and import of everything, settings as files.</summary>
internal sealed class TransferModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<TownTables>();
        services.AddSingleton<TownExporter>();
        services.AddSingleton<TownImporter>();
        services.AddSingleton<TownRemoval>();
        services.AddSingleton<ArrivalCheck>();
        services.AddSingleton<IndexBuilder>();
        services.AddSingleton<ContentsReader>();
        services.AddSingleton<ISettingsExchange, SettingsExchange>();
        services.AddSingleton<ISettingsKind, RoleSettings>();
        services.AddSingleton<ISettingsKind, AreaSettings>();
        services.AddSingleton<ISettingsKind, SkillSettings>();
        services.AddSingleton<ISettingsKind, CalendarSettings>();
        services.AddSingleton<ISettingsKind, TeamSettings>();
        services.AddSingleton<ISettingsKind, ServiceSettings>();
        services.AddSingleton<ISettingsKind, MacroSettings>();
        services.AddSingleton<ISettingsKind, CounterSettings>();
        services.AddSingleton<ISettingsKind, MailboxSettings>();
        services.AddSingleton<ISettingsKind, PhoneSettings>();
        services.AddSingleton<ISettingsKind, RetentionSettings>();
        services.AddSingleton<ISettingsKind, TownSettings>();
        services.AddSingleton<ISettingsKind, WordingSettings>();
    }
}
