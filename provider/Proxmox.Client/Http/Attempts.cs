using System.Globalization;
using Polly.CircuitBreaker;

namespace Proxmox.Client;

/// <summary>
/// Sends a request once to one endpoint: with a place among the parallel requests, credentials, a time limit, a log line.
/// </summary>
internal sealed class Attempts
{
    private readonly PveOptions _options;
    private readonly ICredentials _credentials;
    private readonly PveLog _log;
    private readonly TimeProvider _time;
    private readonly ParallelLimit _places;
    private readonly LoadReader _load;
    private readonly SilentNodes _silent;
    private readonly RefusedProof _refused;
    private int _toldOfLoad;

    public Attempts(PveOptions options, ICredentials credentials, PveLog log, TimeProvider time)
    {
        (_options, _credentials, _log, _time) = (options, credentials, log, time);
        var load = new LoadOptions { Most = options.MaxParallelRequests };
        _places = new(load, time, TellOfLoad);
        _load = new(load);
        _silent = new(time);
        _refused = new(time);
    }

    /// <summary>
    /// One attempt. A ticket that PVE refuses is replaced and the request sent once more: a 401 comes before anything is done.
    /// </summary>
    public async Task<Exchange> SendAsync(PveRequest request, Endpoint endpoint, CancellationToken cancel)
    {
        if ((_refused.Recall() ?? _silent.Recall(request.Path)) is { } known)
        {
            return Exchange.Answered(known);
        }

        var place = await _places.EnterAsync(cancel);
        var sign = default(LoadSign);
        try
        {
            var begin = _time.GetTimestamp();
            var exchange = await endpoint.Circuit.ExecuteAsync(async inner => await SignAndSendAsync(request, endpoint, inner), cancel);
            var took = _time.GetElapsedTime(begin);
            _silent.Learn(request.Path, exchange.Answer, took);
            sign = _load.Read(request, exchange, took);
            return exchange;
        }
        catch (BrokenCircuitException broken)
        {
            var said = $"given up for a few seconds after several failures, the last being: {endpoint.LastObstacle?.Said}";
            return Exchange.Failed(endpoint, new(FaultKind.Unreachable, said, MayHaveBeenSent: false, broken));
        }
        finally
        {
            _places.Leave(place, sign);
        }
    }

    // Said once a run: whoever reads it knows why things take longer, and learns nothing from hearing it again.
    private void TellOfLoad(string why, int atOnce) => _log.Tell(
        Interlocked.Exchange(ref _toldOfLoad, 1) == 0 ? PveLogLevel.Warn : PveLogLevel.Debug,
        "PVE is under too much load: fewer requests are sent at once, and more again when it keeps up",
        new("reason", why),
        new("at_once", atOnce));

    private async Task<Exchange> SignAndSendAsync(PveRequest request, Endpoint endpoint, CancellationToken cancel)
    {
        var (exchange, proof) = await SignAndSendOnceAsync(request, endpoint, cancel);
        if (exchange.Answer is { Status: 401 } && proof is not null && _credentials.Refused(proof))
        {
            (exchange, _) = await SignAndSendOnceAsync(request, endpoint, cancel);
        }

        _refused.Learn(exchange.Answer);
        return exchange;
    }

    private async Task<(Exchange Exchange, object? Proof)> SignAndSendOnceAsync(
        PveRequest request, Endpoint endpoint, CancellationToken cancel)
    {
        using var message = Messages.Write(request, endpoint, _options);
        try
        {
            var proof = await _credentials.SignAsync(message, new Login(this, endpoint), cancel);
            return (await TransmitAsync(request, message, endpoint, cancel), proof);
        }
        catch (LoginObstacleException failure)
        {
            return (Exchange.Failed(endpoint, failure.Obstacle), null);
        }
    }

    private async Task<Exchange> TransmitAsync(PveRequest request, HttpRequestMessage message, Endpoint endpoint, CancellationToken cancel)
    {
        var begin = _time.GetTimestamp();
        using var patience = new Patience(_options.RequestTimeout, _time, cancel);
        if (message.Content is UploadContent upload)
        {
            upload.Moved = patience.Reset;
        }

        Exchange exchange;
        try
        {
            using var response = await endpoint.SendAsync(message, patience.Token);
            exchange = Exchange.Answered(await Messages.ReadAsync(response, _time, patience.Token));
            endpoint.HasAnswered = true;
        }
        catch (OperationCanceledException timeout) when (patience.IsOver && !cancel.IsCancellationRequested)
        {
            var said = string.Create(CultureInfo.InvariantCulture, $"no answer within {_options.RequestTimeout.TotalSeconds:0} s");
            exchange = Exchange.Failed(endpoint, new(FaultKind.Timeout, said, MayHaveBeenSent: true, timeout));
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested && ObstacleReader.Read(failure, endpoint) is { } obstacle)
        {
            exchange = Exchange.Failed(endpoint, obstacle);
        }

        if (exchange.Answer is null)
        {
            endpoint.LastObstacle = exchange.Obstacles[0].Obstacle;
        }

        if (_log.IsOn(PveLogLevel.Debug))
        {
            LogExchange(request, endpoint, exchange, _time.GetElapsedTime(begin));
        }

        return exchange;
    }

    private void LogExchange(PveRequest request, Endpoint endpoint, Exchange exchange, TimeSpan elapsed)
    {
        PveLogField result = exchange.Answer is { } answer
            ? new("status", answer.Status)
            : new("obstacle", exchange.Obstacles[0].Obstacle.Said);
        _log.Write(
            PveLogLevel.Debug,
            "request",
            new("method", request.Method.Method),
            new("path", request.Path),
            result,
            new("duration_ms", (long)elapsed.TotalMilliseconds),
            new("form", request.Form?.Redacted() ?? ""),
            new("endpoint", endpoint.ToString()));
    }

    private sealed class Login(Attempts attempts, Endpoint endpoint) : ILogin
    {
        public async Task<Answer> LogInAsync(Form form, CancellationToken cancel)
        {
            var request = new PveRequest(HttpMethod.Post, "/access/ticket", form);
            using var message = Messages.Write(request, endpoint, attempts._options);
            var exchange = await attempts.TransmitAsync(request, message, endpoint, cancel);
            return exchange.Answer ?? throw new LoginObstacleException(exchange.Obstacles[0].Obstacle);
        }
    }
}
