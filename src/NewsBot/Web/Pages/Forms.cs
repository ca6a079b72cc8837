using Microsoft.AspNetCore.Http;

namespace NewsBot.Web.Pages;

/// <summary>Reads the forms that are sent to the page.</summary>
internal static class Forms
{
    /// <summary>Refuses a form that cannot be read, as one of more fields than any form has; who reads it later has it at hand.</summary>
    public static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        try
        {
            if (context.Request.HasFormContentType)
            {
                await context.Request.ReadFormAsync(context.RequestAborted);
            }
        }
        catch (InvalidDataException)
        {
            return Results.BadRequest();
        }

        return await next(call);
    }
}
