namespace Proxmox.Client;

/// <summary>Credentials that a command gives, and gives anew when they have expired.</summary>
internal sealed class CommandCredentials(CredentialsCommand command, PveOptions options, PveLog log, TimeProvider time)
    : ICredentials, IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<TicketCredentials> _logins = [];
    private GivenCredentials? _given;
    private ICredentials? _inner;

    public Ticket? Current
    {
        get
        {
            lock (_gate)
            {
                return _inner?.Current;
            }
        }
    }

    public async Task<object> SignAsync(HttpRequestMessage message, ILogin login, CancellationToken cancel)
    {
        var given = await command.AskAsync(log, time, cancel);
        try
        {
            return await SignAsync(given, message, login, cancel);
        }
        catch (PveFault fault) when (fault.Kind == FaultKind.Unauthenticated && command.Refused(given, time))
        {
            return await SignAsync(await command.AskAsync(log, time, cancel), message, login, cancel);
        }
    }

    public bool Refused(object proof)
    {
        var signed = (Proof)proof;
        return signed.Inner.Refused(signed.Of) || command.Refused(signed.Given, time);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _logins.ForEach(login => login.Dispose());
        }
    }

    private async Task<object> SignAsync(GivenCredentials given, HttpRequestMessage message, ILogin login, CancellationToken cancel)
    {
        var inner = Of(given);
        return new Proof(given, inner, await inner.SignAsync(message, login, cancel));
    }

    private ICredentials Of(GivenCredentials given)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_given, given))
            {
                (_given, _inner) = (given, Made(given));
            }

            return _inner!;
        }
    }

    private ICredentials Made(GivenCredentials given)
    {
        if (given.ApiToken is { } token)
        {
            return new TokenCredentials(ApiToken.Clean(token));
        }

        var login = new TicketCredentials(given.Complete(options), log, time);
        _logins.Add(login);
        return login;
    }

    private sealed record Proof(GivenCredentials Given, ICredentials Inner, object Of);
}
