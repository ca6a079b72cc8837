namespace NewsBot.Core.Questions;

/// <summary>A question that cannot be asked; the message tells the asker why and what to do.</summary>
public sealed class QuestionException(string message) : Exception(message);
