using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Core.Conversations;
using NewsBot.Core.Replies;
using NewsBot.Core.State;

namespace NewsBot.Web.Pages;

/// <summary>
/// The administration on the page, for who has the key: what is served, reloading it, what was asked and not answered, what
/// admins did. Without a key in the settings there is none.
/// </summary>
internal static class AdminEndpoints
{
    private const string RateLimit = "key";
    private const int AttemptsPerMinute = 10;
    private const int MaxBodyBytes = 16 * 1024;
    private const string Actor = "page";
    private const int UsageDays = 30;
    private const int QuestionsListed = 20;
    private const int ActsListed = 20;

    private static readonly PathString Path = "/admin";
    private static readonly PathString SignInPath = "/admin/sign-in";
    private static readonly TimeSpan SessionLife = TimeSpan.FromHours(8);

    /// <summary>Adds what the administration needs.</summary>
    public static void AddAdmin(this IServiceCollection services)
    {
        // Sessions end with the process: nothing to keep secret lies on the disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAntiforgery(forms =>
        {
            Protect(forms.Cookie, "newsbot-form");
            forms.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(session =>
        {
            Protect(session.Cookie, "newsbot-admin");
            session.LoginPath = SignInPath;
            session.ExpireTimeSpan = SessionLife;
        });
        services.AddAuthorization();
        services.Configure<RateLimiterOptions>(limits => limits.AddPerAddress(RateLimit, AttemptsPerMinute));
    }

    /// <summary>Serves the administration.</summary>
    /// <param name="routes">Takes the addresses.</param>
    /// <param name="key">The key; null where there is none.</param>
    public static void MapAdmin(this IEndpointRouteBuilder routes, AdminKey? key)
    {
        if (key is null)
        {
            routes.MapGet(Path, () => SignInPageOf(isOn: false));
            return;
        }

        var admin = routes.MapGroup(Path).WithMetadata(new RequestSizeLimit(MaxBodyBytes)).AddEndpointFilter(Forms.CheckAsync).AddEndpointFilter(CheckFormAsync);
        admin.MapGet("/sign-in", () => SignInPageOf(isOn: true));
        admin.MapPost("/sign-in", (HttpContext context, IStateStore state, TimeProvider time) => SignInAsync(context, key, state, time)).RequireRateLimiting(RateLimit);

        var signedIn = admin.MapGroup("").RequireAuthorization();
        signedIn.MapGet("", (Assistant assistant, IStateStore state, TimeProvider time, CancellationToken cancellationToken) =>
            ShowAsync(null, assistant, state, time, cancellationToken));
        signedIn.MapPost("/reload", async (Assistant assistant, IStateStore state, TimeProvider time, CancellationToken cancellationToken) =>
            await ShowAsync(await assistant.ReloadAsync(Actor, cancellationToken), assistant, state, time, cancellationToken));
        signedIn.MapPost("/sign-out", (Delegate)SignOutAsync);
    }

    // A form of another site cannot have the token that the page gave out.
    private static async ValueTask<object?> CheckFormAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context) ? await next(call) : Results.BadRequest();
    }

    private static async Task<IResult> SignInAsync(HttpContext context, AdminKey key, IStateStore state, TimeProvider time)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var isRight = key.Is(form["key"].ToString());
        await state.AuditAsync(new AdminAct(time.GetUtcNow(), Actor, "sign-in", isRight ? "The key was right." : "The key was wrong."), context.RequestAborted);
        if (!isRight)
        {
            return SignInPageOf(isOn: true, isRefused: true);
        }

        var admin = new ClaimsIdentity([new Claim(ClaimTypes.Name, Actor)], CookieAuthenticationDefaults.AuthenticationScheme);
        await context.SignInAsync(new ClaimsPrincipal(admin));
        return SeeOther(context, Path);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync();
        return SeeOther(context, "/");
    }

    private static async Task<IResult> ShowAsync(Reply? report, Assistant assistant, IStateStore state, TimeProvider time, CancellationToken cancellationToken) =>
        new RazorComponentResult<AdminPage>(new Dictionary<string, object?>
        {
            [nameof(AdminPage.Served)] = assistant.Knowledge.Current,
            [nameof(AdminPage.Report)] = report,
            [nameof(AdminPage.Days)] = UsageDays,
            [nameof(AdminPage.Usage)] = await state.ReadUsageAsync(time.GetUtcNow().AddDays(-UsageDays), QuestionsListed, cancellationToken),
            [nameof(AdminPage.Audit)] = await state.ReadAuditAsync(ActsListed, cancellationToken),
        });

    private static RazorComponentResult<SignInPage> SignInPageOf(bool isOn, bool isRefused = false) =>
        new(new Dictionary<string, object?> { [nameof(SignInPage.IsOn)] = isOn, [nameof(SignInPage.IsRefused)] = isRefused })
        {
            StatusCode = isRefused ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK,
        };

    private static IResult SeeOther(HttpContext context, PathString path)
    {
        context.Response.Headers.Location = (context.Request.PathBase + path).ToUriComponent();
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static void Protect(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}
