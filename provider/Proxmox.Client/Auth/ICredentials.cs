namespace Proxmox.Client;

/// <summary>How requests prove who sends them.</summary>
internal interface ICredentials
{
    /// <summary>The ticket that requests carry; null before the first one, after one that PVE has refused, and for a token.</summary>
    Ticket? Current => null;

    /// <summary>Puts the proof on a message; may log in for that, at the endpoint at hand.</summary>
    /// <exception cref="PveFault">PVE refuses the login.</exception>
    /// <exception cref="LoginObstacleException">The login got no answer.</exception>
    Task<object> SignAsync(HttpRequestMessage message, ILogin login, CancellationToken cancel);

    /// <summary>Takes note that PVE answered 401 to that proof. Whether there is another, so that the request can be sent again.</summary>
    bool Refused(object proof);
}

/// <summary>The login call of the endpoint at hand.</summary>
internal interface ILogin
{
    /// <summary>POST /access/ticket without credentials.</summary>
    /// <exception cref="LoginObstacleException">There was no answer.</exception>
    Task<Answer> LogInAsync(Form form, CancellationToken cancel);
}

/// <summary>A login that got no answer; the request behind it has not been sent.</summary>
internal sealed class LoginObstacleException(Obstacle obstacle) : Exception(obstacle.Said, obstacle.Cause)
{
    public Obstacle Obstacle { get; } = obstacle with { MayHaveBeenSent = false };
}
