namespace Pulumi;

/// <summary>One run of a program, or of a test with mocks.</summary>
internal sealed class Session : IAsyncDisposable
{
    /// <summary>A run that has not begun.</summary>
    /// <param name="settings">What the program is told.</param>
    /// <param name="monitor">What takes its resources.</param>
    /// <param name="engine">What takes its messages.</param>
    public Session(ProgramSettings settings, IResourceMonitor monitor, IEngine engine)
    {
        (Settings, Monitor, Engine) = (settings, monitor, engine);
        Log = new(engine, Work);
        Features = new(monitor);
        Packages = new(monitor, Features);
        Registrar = new(this);
        Functions = new(this);
        Methods = new(this);
        Hooks = new(this);
        Transforms = new(this);
    }

    public ProgramSettings Settings { get; }

    public IResourceMonitor Monitor { get; }

    public IEngine Engine { get; }

    public PendingWork Work { get; } = new();

    public EngineLog Log { get; }

    public Features Features { get; }

    public PackageReferences Packages { get; }

    public ResourceRegistrar Registrar { get; }

    public FunctionCalls Functions { get; }

    public MethodCalls Methods { get; }

    public CallbackServer Callbacks { get; } = new();

    public Hooks Hooks { get; }

    public Transforms Transforms { get; }

    /// <summary>The component above all others, once the program has made it; null before.</summary>
    public Stack? RootStack { get; set; }

    /// <summary>Lets the engine call no more functions of the program.</summary>
    public ValueTask DisposeAsync() => Callbacks.DisposeAsync();

    /// <summary>Sends a warning about a value that does not fit its type.</summary>
    public Action<string> WarnOf(Resource? resource) => message => _ = Log.WriteAsync(Pulumirpc.LogSeverity.Warning, message, resource);
}
