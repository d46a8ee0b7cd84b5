namespace Proxmox.Client;

/// <summary>
/// A login with user and password. The ticket is renewed, with itself as the password, long before it expires; when PVE refuses it there
/// is one full login. All requests share one ticket, and a login is done once for all that wait for it.
/// </summary>
internal sealed class TicketCredentials(PveOptions options, PveLog log, TimeProvider time) : ICredentials, IDisposable
{
    private static readonly TimeSpan RenewAfter = TimeSpan.FromHours(1);
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    // A user is locked out after a few wrong passwords: of many requests at once only one may try.
    private static readonly TimeSpan RefusalStands = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly SecondFactor _secondFactor = new(options.Otp, time);
    private Ticket? _ticket;
    private (string Said, long At)? _refusal;

    public Ticket? Current => _ticket;

    public async Task<object> SignAsync(HttpRequestMessage message, ILogin login, CancellationToken cancel)
    {
        var ticket = _ticket is { } current && Age(current) < RenewAfter ? current : await ObtainAsync(login, cancel);
        message.Headers.TryAddWithoutValidation("Cookie", "PVEAuthCookie=" + Uri.EscapeDataString(ticket.Cookie));
        if (message.Method != HttpMethod.Get)
        {
            message.Headers.TryAddWithoutValidation("CSRFPreventionToken", ticket.Csrf);
        }

        return ticket;
    }

    public bool Refused(object proof)
    {
        Interlocked.CompareExchange(ref _ticket, null, (Ticket)proof);
        return true;
    }

    public void Dispose() => _gate.Dispose();

    private TimeSpan Age(Ticket ticket) => time.GetElapsedTime(ticket.Taken);

    private async Task<Ticket> ObtainAsync(ILogin login, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            if (_ticket is { } current)
            {
                if (Age(current) < RenewAfter)
                {
                    return current;
                }

                if (Age(current) < Lifetime && await RenewAsync(current, login, cancel) is { } renewed)
                {
                    return _ticket = renewed;
                }
            }

            if (_refusal is { } refusal && time.GetElapsedTime(refusal.At) < RefusalStands)
            {
                throw Refusal(refusal.Said);
            }

            return _ticket = await LogInOnceAsync(login, cancel);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<Ticket> LogInOnceAsync(ILogin login, CancellationToken cancel)
    {
        _refusal = null;
        try
        {
            return await LogInAsync(login, cancel);
        }
        catch (PveFault fault) when (fault.Kind == FaultKind.Unauthenticated)
        {
            _refusal = (fault.Said, time.GetTimestamp());
            throw;
        }
    }

    private async Task<Ticket?> RenewAsync(Ticket old, ILogin login, CancellationToken cancel)
    {
        var answer = await login.LogInAsync(new Form { { "username", UserId() }, { "password", old.Cookie, true } }, cancel);
        var renewed = answer.IsSuccess ? Read(answer) : null;
        if (renewed is null)
        {
            log.Tell(
            PveLogLevel.Info, "the ticket was not renewed, logging in again", new PveLogField("status", answer.Status));
        }

        return renewed;
    }

    private async Task<Ticket> LogInAsync(ILogin login, CancellationToken cancel)
    {
        log.Tell(PveLogLevel.Debug, "logging in", new PveLogField("user", UserId()));
        var answer = await FirstFactorAsync(login, cancel);
        if (answer.Data["NeedTFA"].AsBool() != true)
        {
            return Read(answer) ?? throw Refusal("PVE answered the login without a ticket");
        }

        for (var isLast = false; ; isLast = true)
        {
            var code = await _secondFactor.NextCodeAsync(cancel);
            if (code is null)
            {
                throw Refusal(_secondFactor.IsSpent
                    ? "the code in `otp` has served its one login, and PVE wants another: give the authenticator's secret, or use an API "
                        + "token"
                    : $"{UserId()} needs a second factor: set `otp` to the authenticator's secret or to a code, or use an API token. "
                        + "Other factors than TOTP cannot be used here");
            }

            var challenge = answer.Data["ticket"].AsText() ?? "";
            var form = new Form { { "username", UserId() }, { "password", "totp:" + code, true }, { "tfa-challenge", challenge, true } };
            var second = await login.LogInAsync(form, cancel);
            if (second.IsSuccess)
            {
                return Read(second) ?? throw Refusal("PVE answered the second factor without a ticket");
            }

            if (isLast || _secondFactor.IsSpent)
            {
                throw Refusal($"PVE refuses the second factor of {UserId()}: {second.Said}. Check `otp`, and that the clocks agree");
            }

            // PVE accepts a code once, and this one may have served another process a moment ago (plan, then apply): the next one decides.
            answer = await FirstFactorAsync(login, cancel);
        }
    }

    private async Task<Answer> FirstFactorAsync(ILogin login, CancellationToken cancel)
    {
        var answer = await login.LogInAsync(new Form { { "username", UserId() }, { "password", options.Password ?? "", true } }, cancel);
        if (answer.IsSuccess)
        {
            return answer;
        }

        if (answer.Status == 401)
        {
            throw Refusal($"the login of {UserId()} is refused: {answer.Said}. Check `username`, `realm` and `password`");
        }

        var verdict = FaultClassifier.Request("POST", answer.Status, answer.Said, answer.ParameterMessages);
        throw new PveFault(verdict.Kind, answer.Said)
        {
            Method = "POST",
            Path = "/access/ticket",
            Status = answer.Status,
            Parameters = verdict.Parameters,
        };
    }

    private Ticket? Read(Answer answer) => answer.Data["ticket"].AsText() is { Length: > 0 } cookie
        ? new(cookie, answer.Data["CSRFPreventionToken"].AsText() ?? "", time.GetTimestamp())
        : null;

    private string UserId() => OptionChecks.UserId(options);

    private static PveFault Refusal(string said) => new(FaultKind.Unauthenticated, said) { Status = 401 };
}
