using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.Platform.Modules;
using Townline.Platform.Storage;

namespace Townline.People.Accounts;

/// <summary>Residents who prove their address by a link, and are signed in then.</summary>
internal sealed class AccountsModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<Proofs>();
        services.AddSingleton<ResidentSessions>();
        services.AddSingleton<IResidentSessions>(all => all.GetRequiredService<ResidentSessions>());
        services.AddSingleton<ISignInLinks, SignInLinks>();
        services.AddSingleton<AccountSweeper>();
        services.AddHostedService(all => all.GetRequiredService<AccountSweeper>());
    }

    public void Model(ModelBuilder model)
    {
        model.Entity<SignInLink>(e =>
        {
            e.ToTable("people_sign_in_link").StaysHere("links to sign in by, good for fifteen minutes").HasKey(link => link.Id);
            e.HasIndex(link => link.Hash).IsUnique();
            e.HasIndex(link => link.Browser);
            e.HasIndex(link => new { link.TenantId, link.Address, link.AskedAt });
            e.HasIndex(link => new { link.TenantId, link.AskedAt });
        });
        model.Entity<ResidentSession>(e =>
        {
            e.ToTable("people_session").StaysHere("where residents are signed in; after a move they sign in again").HasKey(session => session.Id);
            e.HasIndex(session => session.Hash).IsUnique();
            e.HasIndex(session => new { session.TenantId, session.AccountId });
            e.HasIndex(session => new { session.TenantId, session.Since });
        });
    }
}
