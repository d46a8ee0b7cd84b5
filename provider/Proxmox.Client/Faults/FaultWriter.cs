namespace Proxmox.Client;

/// <summary>Makes the fault of a request that did not succeed.</summary>
internal static class FaultWriter
{
    public static PveFault Write(PveRequest request, Exchange exchange) =>
        exchange.Answer is { } answer ? Write(request, answer) : Write(request, exchange.Obstacles);

    private static PveFault Write(PveRequest request, Answer answer)
    {
        var said = SecretScrub.Clean(answer.Said, request.Form);
        var messages = answer.ParameterMessages.ToDictionary(
            entry => entry.Key, entry => SecretScrub.Clean(entry.Value, request.Form), StringComparer.Ordinal);
        var method = request.Method.Method;

        // A web server that is not PVE's has a "not found" of its own, which says nothing about our object.
        var verdict = FaultClassifier.Request(method, answer.Status, said, messages);
        var kind = answer.Status is >= 200 and < 400 || (answer.Status == 404 && answer.Json is null) ? FaultKind.Unknown : verdict.Kind;
        return new(kind, said)
        {
            Method = method,
            Path = request.Path,
            Status = answer.Status,
            Parameters = verdict.Parameters,
            Privilege = verdict.Privilege,
            PrivilegePath = verdict.PrivilegePath,
            NamesAnotherObject = kind == FaultKind.NotFound && FaultClassifier.NamesAnotherObject(said, request.Names()),
            MayHaveBeenApplied = !request.IsRead && answer.Status is (>= 200 and < 300) or 502 or 503 or 504 or (>= 596 and <= 599),
        };
    }

    private static PveFault Write(PveRequest request, IReadOnlyList<(Endpoint Endpoint, Obstacle Obstacle)> obstacles)
    {
        // The certificate comes first: it is what somebody must decide on, whatever else is wrong elsewhere.
        var (_, worst) = obstacles.OrderByDescending(failed => failed.Obstacle.MayHaveBeenSent)
            .ThenByDescending(failed => failed.Obstacle.Kind == FaultKind.Certificate)
            .First();
        var mayHaveBeenApplied = worst.MayHaveBeenSent && !request.IsRead;
        var said = string.Join("; ", obstacles.Select(failed => $"{failed.Endpoint}: {failed.Obstacle.Said}"));
        if (mayHaveBeenApplied)
        {
            said += ". The request had been sent: whether PVE carried it out is not known";
        }

        return new(worst.Kind, said, worst.Cause)
        {
            Method = request.Method.Method,
            Path = request.Path,
            MayHaveBeenApplied = mayHaveBeenApplied,
            ServerFingerprint = worst.ServerFingerprint,
        };
    }
}
