using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Townline.Identity.AccessLog;
using Townline.Identity.Accounts;
using Townline.Identity.Contracts;
using Townline.Identity.Keys;
using Townline.Identity.Passkeys;
using Townline.Identity.Protection;
using Townline.Identity.Rights;
using Townline.Identity.SecondFactors;
using Townline.Identity.Sessions;
using Townline.Identity.Setup;
using Townline.Platform.Doctor;
using Townline.Platform.Modules;
using Townline.Platform.Storage;
using Townline.Platform.Web;

namespace Townline.Identity;

/// <summary>Staff accounts, how they sign in, sessions, roles, API keys, and who looked at whom.</summary>
internal sealed class IdentityModule : IModule
{
    public void Services(IServiceCollection services)
    {
        Accounts(services);
        SecondSteps(services);
        Rights(services);
        Keys(services);
        services.AddSingleton<ICheckup, AdministratorCheckup>();
        services.AddSingleton<AccessWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<AccessWriter>());
        services.AddSingleton<IAccessLog, PersonAccessLog>();
        // It warns that keys lie unencrypted in the database; so does everything they protect.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        services.AddDataProtection().SetApplicationName("townline");
        services.AddOptions<KeyManagementOptions>().Configure<Store>((options, store) => options.XmlRepository = new DatabaseKeyRing(store));
    }

    public void Model(ModelBuilder model)
    {
        model.Entity<Staff>(e =>
        {
            e.ToTable("identity_staff").HasKey(staff => staff.Id);
            e.HasIndex(staff => new { staff.TenantId, staff.NormalizedEmail }).IsUnique();
            e.Property(staff => staff.PasswordHash).IsSecret();
            e.Property(staff => staff.SecurityStamp).IsSecret();
        });
        model.Entity<ApiKeyRow>(e =>
        {
            e.ToTable("identity_api_key").HasKey(key => key.Id);
            e.Property(key => key.Scopes).AsJson();
            e.Property(key => key.RevokedAt).IsConcurrencyToken();
            e.HasIndex(key => new { key.TenantId, key.Hash }).IsUnique();
            e.Property(key => key.Hash).IsSecret();
        });
        model.Entity<Authenticator>(e =>
        {
            e.ToTable("identity_authenticator").HasKey(app => app.StaffId);
            e.Property(app => app.StaffId).ValueGeneratedNever();
            e.Property(app => app.Secret).IsSecret();
        });
        model.Entity<RecoveryCode>(e =>
        {
            e.ToTable("identity_recovery_code").HasKey(code => code.Id);
            e.HasIndex(code => new { code.TenantId, code.StaffId });
            e.Property(code => code.Hash).IsSecret();
        });
        model.Entity<Passkey>(e =>
        {
            e.ToTable("identity_passkey").HasKey(key => key.Id);
            e.Property(key => key.Transports).AsJson();
            e.HasIndex(key => new { key.TenantId, key.StaffId });
            e.HasIndex(key => new { key.TenantId, key.CredentialId }).IsUnique();
        });
        model.Entity<Session>(e =>
        {
            e.ToTable("identity_session").HasKey(session => session.Id);
            e.HasIndex(session => new { session.TenantId, session.StaffId, session.Id });
            e.StaysHere("Who is signed in at this moment, in which browser: where the town arrives, everybody signs in anew.");
        });
        model.Entity<RoleRow>(e =>
        {
            e.ToTable("identity_role").HasKey(role => role.Id);
            e.Property(role => role.Rights).AsJson();
            e.HasIndex(role => new { role.TenantId, role.Code }).IsUnique();
        });
        model.Entity<PersonAccess>(e =>
        {
            e.ToTable("identity_person_access").HasKey(access => access.Id);
            e.HasIndex(access => new { access.TenantId, access.PersonId, access.Id });
            e.HasIndex(access => new { access.TenantId, access.ActorId, access.Id });
            e.HasIndex(access => new { access.TenantId, access.Id });
        });
        model.Entity<ProtectionKey>(e =>
        {
            e.ToTable("identity_protection_key").HasKey(key => key.Id);
            e.StaysHere("Keys of the installation, with which it signs cookies; of no town.");
        });
    }

    private static void Accounts(IServiceCollection services)
    {
        services
            .AddIdentityCore<Staff>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = "";
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                options.Password = new PasswordOptions
                {
                    RequiredLength = 12,
                    RequiredUniqueChars = 5,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
            })
            .AddUserStore<StaffStore>()
            .AddClaimsPrincipalFactory<SessionClaims>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.FromDays(3));
        services
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, SessionCookie.Configure)
            .AddCookie(HalfWay.Scheme, HalfWay.Configure)
            // Never issued; the library signs out of it when it ends a session.
            .AddCookie(IdentityConstants.TwoFactorRememberMeScheme);
        services.AddSingleton<IStaffDirectory, StaffDirectory>();
        services.AddSingleton<IPipelineStage, SessionStage>();
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<SessionRows>();
        services.AddScoped<CurrentSession>();
        services.AddScoped<StaffSessions>();
        services.AddScoped<ISessions>(provider => provider.GetRequiredService<StaffSessions>());
        services.AddScoped<HalfWay>();
        services.AddScoped<SignIn>();
        services.AddScoped<ISignIn>(provider => provider.GetRequiredService<SignIn>());
        services.AddScoped<IPasswords, Passwords>();
        services.AddSingleton<FirstAdministrator>();
        services.AddSingleton<IFirstAdministrator>(provider => provider.GetRequiredService<FirstAdministrator>());
        services.AddSingleton<IStartupTask>(provider => provider.GetRequiredService<FirstAdministrator>());
    }

    private static void SecondSteps(IServiceCollection services)
    {
        services.AddScoped<CodeCheck>();
        services.AddScoped<FactorReader>();
        services.AddScoped<Reassurance>();
        services.AddScoped<PasskeyQuestion>();
        services.AddScoped<PasskeySignIn>();
        services.AddScoped<IPasskeys, PasskeyKeeper>();
        services.AddScoped<IPasskeyHandler<Staff>, PasskeyHandler<Staff>>();
        // A passkey is the only step where it is used alone, so the device must know its owner, by finger, face or PIN.
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            (options.UserVerificationRequirement, options.ResidentKeyRequirement) = ("required", "required");
            options.ValidateOrigin = asked => ValueTask.FromResult(PasskeyOrigin.IsOurs(asked));
        });
        services.AddScoped<ISecondFactors, OwnSecondFactors>();
    }

    private static void Rights(IServiceCollection services)
    {
        services.AddSingleton<RoleBook>();
        services.AddSingleton<RoleCheck>();
        services.AddSingleton<IRoles, Roles>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().AddRequirements(new Unruled()).Build());
        services.AddScoped<IAuthorizationHandler, RightHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalLog>();
    }

    private static void Keys(IServiceCollection services)
    {
        services.AddSingleton<KeyRing>();
        services.AddSingleton<KeyLimits>();
        services.AddSingleton<KeyGuesses>();
        services.AddSingleton<KeyUse>();
        services.AddHostedService(provider => provider.GetRequiredService<KeyUse>());
        services.AddSingleton<IApiKeys, ApiKeys>();
    }
}
