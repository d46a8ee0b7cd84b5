namespace Pulumi;

/// <summary>An error of the program that its author can mend; only its message is shown.</summary>
public class RunException : Exception
{
    /// <summary>An error.</summary>
    /// <param name="message">What to mend.</param>
    public RunException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a cause.</summary>
    /// <param name="message">What to mend.</param>
    /// <param name="innerException">The cause.</param>
    public RunException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The error that properties marked with <see cref="OutputAttribute"/> are no <see cref="Output{T}"/>.</summary>
    /// <param name="outputAttributeNames">The properties.</param>
    public static RunException OutputsHaveIncorrectType(IEnumerable<string> outputAttributeNames) =>
        new($"Output(s) {string.Join(", ", outputAttributeNames)} are not of a type Output<T>.");
}
