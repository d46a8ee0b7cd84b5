namespace Pulumi;

/// <summary>Runs programs, and tells a running program about itself.</summary>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<DeploymentInstance?> Running = new();

    private Deployment()
    {
    }

    /// <summary>The run that the calling code belongs to.</summary>
    /// <exception cref="InvalidOperationException">None: the code is not called from within <c>RunAsync</c>.</exception>
    public static DeploymentInstance Instance =>
        Running.Value ?? throw new InvalidOperationException("No program is running: use Deployment.Instance within Deployment.RunAsync.");

    /// <summary>The run that the calling code belongs to; null for none.</summary>
    internal static Session? Current => Running.Value?.Session;

    /// <summary>Fails unless the CLI has a version of a range.</summary>
    /// <param name="pulumiVersionRange">The range, such as <c>&gt;=3.100.0</c>.</param>
    public static Task RequirePulumiVersionAsync(string pulumiVersionRange) =>
        Instance.Session.Engine.RequireVersionAsync(new() { PulumiVersionRange = pulumiVersionRange });

    /// <summary>Makes a session the current one of what the calling method awaits.</summary>
    /// <exception cref="InvalidOperationException">The caller belongs to a run already.</exception>
    private static void Enter(Session session)
    {
        if (Running.Value is not null)
        {
            throw new InvalidOperationException("A program is running already: Deployment.RunAsync does not nest.");
        }

        Running.Value = new(session);
    }
}
