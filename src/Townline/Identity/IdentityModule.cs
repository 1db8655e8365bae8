using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Townline.Identity.Accounts;
using Townline.Identity.Contracts;
using Townline.Identity.Keys;
using Townline.Identity.Protection;
using Townline.Identity.Rights;
using Townline.Identity.Sessions;
using Townline.Identity.Setup;
using Townline.Platform.Doctor;
using Townline.Platform.Modules;
using Townline.Platform.Storage;
using Townline.Platform.Web;

namespace Townline.Identity;

/// <summary>Staff accounts, sessions, rights and API keys.</summary>
internal sealed class IdentityModule : IModule
{
    public void Services(IServiceCollection services)
    {
        Accounts(services);
        Rights(services);
        Keys(services);
        services.AddSingleton<ICheckup, AdministratorCheckup>();
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
            .AddClaimsPrincipalFactory<StaffClaims>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.FromDays(3));
        services
            .AddOptions<SecurityStampValidatorOptions>()
            .Configure<TimeProvider>((options, time) => (options.ValidationInterval, options.TimeProvider) = (TimeSpan.FromSeconds(30), time));
        services
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, SessionCookie.Configure)
            // Never issued; the library signs out of it when it ends a session.
            .AddCookie(IdentityConstants.TwoFactorRememberMeScheme);
        services.AddSingleton<IStaffDirectory, StaffDirectory>();
        services.AddSingleton<IPipelineStage, SessionStage>();
        services.AddSingleton<SignInLimits>();
        services.AddScoped<ISignIn, SignIn>();
        services.AddScoped<IPasswords, Passwords>();
        services.AddSingleton<FirstAdministrator>();
        services.AddSingleton<IFirstAdministrator>(provider => provider.GetRequiredService<FirstAdministrator>());
        services.AddSingleton<IStartupTask>(provider => provider.GetRequiredService<FirstAdministrator>());
    }

    private static void Rights(IServiceCollection services)
    {
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
