namespace Proxmox.Client;

/// <summary>An API token: the same header on every request, no login and no CSRF token.</summary>
internal sealed class TokenCredentials(string token) : ICredentials
{
    private readonly string _header = "PVEAPIToken=" + token;

    public Task<object> SignAsync(HttpRequestMessage message, ILogin login, CancellationToken cancel)
    {
        message.Headers.TryAddWithoutValidation("Authorization", _header);
        return Task.FromResult<object>(this);
    }

    public bool Refused(object proof) => false;
}
